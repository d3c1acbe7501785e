import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import './Field.css';

interface FieldProps {
  label: string;
  /** One sentence under the field. */
  hint?: string;
  /** What is wrong and what would be right. */
  error?: string;
  /** Gets the ids that tie label, hint and error to the control. */
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A labelled control with its hint and its error. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

type Labels = Pick<FieldProps, 'label' | 'hint' | 'error'>;

export function TextField({
  label,
  hint,
  error,
  onText,
  ...rest
}: Labels & { onText: (text: string) => void } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input className="control" {...ids} {...rest} onChange={(e) => onText(e.target.value)} />}
    </Field>
  );
}

export interface Option<T extends string = string> {
  value: T;
  text: string;
}

/** A native select: it works for thumbs, keys and screen readers alike. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  options,
  value,
  onPick,
  ...rest
}: Labels & { options: readonly Option<T>[]; value: T; onPick: (value: T) => void } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'value'
  >) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <select className="control" {...ids} {...rest} value={value} onChange={(e) => onPick(e.target.value as T)}>
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
