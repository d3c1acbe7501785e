import type { ButtonHTMLAttributes, Ref } from 'react';
import { Link, type LinkProps } from 'react-router';
import './Button.css';

interface Look {
  /** The one thing to do next. */
  primary?: boolean;
  /** No frame until it is pointed at. */
  quiet?: boolean;
  /** Takes something away for good. */
  harm?: boolean;
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  ref?: Ref<HTMLButtonElement>;
}

const lookOf = ({ primary, quiet, harm }: Look) =>
  [primary && 'button-primary', quiet && 'button-quiet', harm && 'button-harm'].filter(Boolean).join(' ');

/** A button says what will happen: "Run 30 days", never "OK". */
export function Button({ primary, quiet, harm, className = '', type = 'button', ...rest }: Props) {
  return <button type={type} className={`button ${lookOf({ primary, quiet, harm })} ${className}`} {...rest} />;
}

/** A way to another page that looks like a button. */
export function ButtonLink({ primary, quiet, harm, className = '', ...rest }: LinkProps & Look) {
  return <Link className={`button ${lookOf({ primary, quiet, harm })} ${className}`} {...rest} />;
}
