-- For the administrator of a PostgreSQL in which the installation may make no roles. Once, with psql, as somebody who may
-- make roles and give the database away:
--
--   psql -v database=lawgate -v login=county -f deploy/roles.sql
--
-- `login`: whom DATABASE_URL names. The roles carry the name of the database, so that two installations in one cluster
-- have their own. The start afterwards makes no role and changes none; it only checks.

\set app :database _app
\set record :database _record

create role :"record" nologin;
create role :"app" login;
grant :"record" to :"login";
alter database :"database" owner to :"login";

-- Asked for here and sent as a SCRAM verifier; the same word goes into data/app.password (0600) before the first start.
\password :app
