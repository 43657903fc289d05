/** A choice that counts only once something else is clicked. */
import type { ComponentChildren } from 'preact';

interface CheckBoxProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ComponentChildren;
  readonly name?: string;
  readonly value?: string;
}

export function CheckBox({ isOn, onChange, children, name, value }: CheckBoxProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        name={name}
        value={value}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
