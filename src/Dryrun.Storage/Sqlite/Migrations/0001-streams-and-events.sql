-- A stream is known by its name; its last seq is the highest seq among its events, stored nowhere else.
create table streams (
    id integer primary key,
    name text not null unique,
    created_at_unix_ms integer not null,
    updated_at_unix_ms integer not null
) strict;

-- The small columns stand before json, so that a listing never reads the pages a long json spills into.
create table events (
    stream_id integer not null references streams (id) on delete cascade,
    seq integer not null check (seq >= 1),
    at_ms integer not null check (at_ms >= 0),
    version integer not null check (version >= 1),
    type text not null,
    author text not null,
    json text not null,
    primary key (stream_id, seq)
) strict;

create trigger events_have_no_gaps before insert on events
when new.seq <> 1 + coalesce((select max(seq) from events where stream_id = new.stream_id), 0)
begin
    select raise(abort, 'an event must follow the last one of its stream');
end;

create trigger events_never_change before update on events
begin
    select raise(abort, 'an event is never changed');
end;
