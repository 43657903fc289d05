/** The composer. */
export function Compose() {
  return <form className="compose-form" />;
}
