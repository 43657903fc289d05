/** What a person does in the server's window. */

/** Says yes and is led back: to the address that this gives. `user`: who is signed in in that window. */
export async function consent(url: string, realFetch: typeof fetch, user?: string): Promise<string> {
  const wish = new URL(url);
  const session = user === undefined ? {} : { cookie: `_sandbox_session_${wish.port}=user%3D${user}` };
  const answer = await realFetch(`${wish.origin}${wish.pathname}`, {
    method: 'POST',
    headers: session,
    body: wish.searchParams,
    redirect: 'manual',
  });
  return answer.headers.get('location') ?? '';
}
