// Which people can sign in for the tests? A certified OpenID provider on loopback that knows one person for each role.
//
//   node server.mjs PORT CLIENT_ID CLIENT_SECRET ADDRESS…      addresses of the dashboard that may be returned to
import Provider from 'oidc-provider';

const [port, clientId, clientSecret, ...adressen] = process.argv.slice(2);
const aussteller = `http://127.0.0.1:${port}`;
const KONTEN = {
  leitung: { name: 'Lea Leitung', roles: ['leitung'] },
  presse: { name: 'Paul Presse', roles: ['presse', 'andere'] },
  pflege: { name: 'Petra Pflege', roles: ['pflege'] },
  gast: { name: 'Gerd Gast', roles: 'gast' },
  mehrere: { name: '<img src=x onerror=alert(1)> Mehrere', roles: ['gast', 'presse'] },
  niemand: { name: 'Nora Niemand', roles: ['buchhaltung'] },
  ohne: { name: 'Otto Ohne' },
};

const provider = new Provider(aussteller, {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    grant_types: ['authorization_code'],
    redirect_uris: adressen.map((adresse) => `${adresse}/anmeldung/rueckruf`),
    post_logout_redirect_uris: adressen.map((adresse) => `${adresse}/abgemeldet`),
  }],
  claims: { openid: ['sub'], profile: ['name', 'roles'] },
  conformIdTokenClaims: true, // claims come from the userinfo endpoint, as the standard has it
  pkce: { required: () => true },
  ttl: { IdToken: Number(process.env.AUSWEIS_SEKUNDEN ?? 36000), Session: 36000, Grant: 36000, Interaction: 3600 },
  cookies: { keys: ['nur fuer Tests'] },
  findAccount: (_, kennung) => KONTEN[kennung] && {
    accountId: kennung,
    claims: () => ({ sub: kennung, ...KONTEN[kennung] }),
  },
});
provider.listen(Number(port), '127.0.0.1', () => console.log(`bereit ${aussteller}`));
