/** The dialog that is open. */
export function DialogRoot() {
  return <div className="modal-root" />;
}
