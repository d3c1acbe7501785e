import type { ButtonHTMLAttributes, Ref } from 'react';
import './Button.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one thing to do next. */
  primary?: boolean;
  /** No frame until it is pointed at. */
  quiet?: boolean;
  /** Takes something away for good. */
  harm?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button says what will happen: "Run 30 days", never "OK". */
export function Button({ primary, quiet, harm, className = '', type = 'button', ...rest }: Props) {
  const look = [primary && 'button-primary', quiet && 'button-quiet', harm && 'button-harm'].filter(Boolean).join(' ');
  return <button type={type} className={`button ${look} ${className}`} {...rest} />;
}
