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

/** Says yes as another person than the window knows: logs out where its question offers that, and in again as `user`. */
export async function consentAs(url: string, realFetch: typeof fetch, user: string): Promise<string> {
  const { origin } = new URL(url);
  let cookie = '';
  const visit = async (address: string, form?: Record<string, string>) => {
    const body = form && new URLSearchParams(form);
    const answer = await realFetch(new URL(address, origin), {
      headers: { cookie },
      redirect: 'manual',
      ...(body && { method: 'POST', body }),
    });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { text: await answer.text(), location: answer.headers.get('location') ?? '' };
  };
  const question = await visit(url);
  const logOut = /class="logout-link" href="([^"]+)"/.exec(question.text)?.[1];
  if (logOut === undefined) throw new Error('The window does not ask who it is');
  const { location: back } = await visit(logOut);
  const { location: logIn } = await visit(back);
  const to = new URL(logIn, origin).searchParams.get('to') ?? '';
  const { location: again } = await visit(logIn, { to, user });
  const answer = await visit('/oauth/authorize', Object.fromEntries(new URL(again, origin).searchParams));
  return answer.location;
}
