import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { installationQuery, isProblem, queries, server } from '../api/api.ts';
import { Field } from '../forms/field.tsx';
import { RefusalNote } from '../components/refusal.tsx';
import { Tag } from '../components/status.tsx';
import { words } from '../words/words.ts';

/** Only a path of this desk: an address from outside would lead a signed-in person astray. */
const safePath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/inbox';

export function LoginPage(): ReactElement {
  const { next } = useSearch({ from: '/login' });
  const { data: installation } = useQuery(installationQuery);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [rememberDevice, setRemember] = useState(false);
  const [isTried, setTried] = useState(false);
  const signIn = useMutation({
    mutationFn: (given: { account: string; password: string }) => server.login({ body: { ...given, rememberDevice } }),
    onSuccess: () => {
      queries.clear();
      window.location.assign(safePath(next));
    },
  });
  const emptyAccount = isTried && account.trim() === '' ? words.login.emptyAccount : null;
  const emptyPassword = isTried && password === '' ? words.login.emptyPassword : null;
  return (
    <main className="login">
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (account.trim() !== '' && password !== '') signIn.mutate({ account: account.trim(), password });
        }}
      >
        <div className="brand">
          <b>{words.product}</b>
          <h1>{installation?.authorityName ?? words.productLong}</h1>
        </div>
        {installation?.demo === true ? <Tag tone="demo">{words.demo}</Tag> : null}
        <Field label={words.login.account} problem={emptyAccount}>
          {(wiring) => (
            <Input
              {...wiring}
              size="large"
              autoComplete="username"
              value={account}
              onChange={({ target }) => {
                setAccount(target.value);
              }}
            />
          )}
        </Field>
        <Field label={words.login.password} problem={emptyPassword}>
          {(wiring) => (
            <Input.Password
              {...wiring}
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={({ target }) => {
                setPassword(target.value);
              }}
            />
          )}
        </Field>
        <p className="login-remember">
          <Checkbox
            checked={rememberDevice}
            onChange={({ target }) => {
              setRemember(target.checked);
            }}
          >
            {words.login.remember}
          </Checkbox>
        </p>
        {isProblem(signIn.error) ? <RefusalNote problem={signIn.error.problem} /> : null}
        {signIn.error !== null && !isProblem(signIn.error) ? <p className="late">{words.failure.load}</p> : null}
        <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
          {signIn.isPending ? words.login.sending : words.login.send}
        </Button>
        <DemoAccounts
          onUse={(demoAccount) => {
            const demoPassword = installation?.demoPassword ?? '';
            setAccount(demoAccount);
            setPassword(demoPassword);
            signIn.mutate({ account: demoAccount, password: demoPassword });
          }}
        />
      </form>
    </main>
  );
}

function DemoAccounts({ onUse }: { readonly onUse: (account: string) => void }): ReactElement | null {
  const { data: installation } = useQuery(installationQuery);
  const accounts = installation?.demoAccounts ?? [];
  const password = installation?.demoPassword ?? null;
  if (accounts.length === 0 || password === null) return null;
  return (
    <section className="login-demo">
      <h2 className="title-3">{words.login.demoAccounts}</h2>
      <p className="small secondary">
        {words.login.demoPassword(password)}
        {installation?.mailCatcher === true ? (
          <>
            {' · '}
            <a href="/dev/mail">{words.login.mailCatcher}</a>
          </>
        ) : null}
      </p>
      <ul>
        {accounts.map(({ account, name, title }) => (
          <li key={account}>
            <button
              type="button"
              className="plain"
              aria-label={words.login.use(name)}
              onClick={() => {
                onUse(account);
              }}
            >
              {name}
            </button>
            <span className="secondary">{title}</span>
            <span className="small secondary">{account}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
