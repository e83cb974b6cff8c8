import { and, eq } from 'drizzle-orm';
import { unit } from '../../db/schema/authorities.ts';
import { hasProcedure } from '../../law/act-kinds.ts';
import { profileById } from '../../law/profiles/profiles.ts';
import { saySource, sayValue } from '../../law/profiles/words.ts';
import { valueKeys, valueSpecs } from '../../law/profiles/values.ts';
import { isProvision, statutes } from '../../law/statutes.ts';
import { hasOwnNotice } from '../../law/time/calendar-year.ts';
import { openFile } from '../request/case-file.ts';
import type { referenceOperations } from '../contract/reference.ts';
import { nextCaseNumber } from '../cases/acts/opening.ts';
import { provisionRef, refusalView, serverProblem } from '../request/problems.ts';
import type { Routes } from '../route.ts';
import { candidatesFor } from '../people/candidates.ts';
import { diagramOf } from '../cases/views/diagram.ts';
import { peopleOf } from '../people/people-list.ts';
import { unitHolders } from '../people/unit-heads.ts';
import { viewing } from '../request/viewing.ts';

export const referenceRoutes: Routes<typeof referenceOperations> = {
  people: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor, query }) => {
      const { office, unit: of, forCase, act, role } = query;
      const view = await viewing(installation, visitor.authority.id);
      if (forCase === undefined) return peopleOf(view, visitor, { office: office ?? null, unitId: of ?? null });
      const file = await openFile(installation.db, visitor, forCase);
      return candidatesFor(view, visitor, { file, act, role: role ?? null });
    },
  },
  units: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation: { db }, visitor }) => {
      const units = await db
        .select()
        .from(unit)
        .where(and(eq(unit.authorityId, visitor.authority.id), eq(unit.active, true)))
        .orderBy(unit.name);
      const holders = await unitHolders(db, visitor.authority.id);
      return units.map(({ id, name, kind }) => ({ id, name, kind, ...holders(id) }));
    },
  },
  opening: {
    permission: 'officer',
    records: 'nothing',
    handle: async ({ installation, visitor }) => {
      const { db } = installation;
      const { rules } = await viewing(installation, visitor.authority.id);
      const own = visitor.actor.offices.filter(({ office }) => office === 'officer').map(({ of }) => of);
      const units = await db.select().from(unit).where(eq(unit.authorityId, visitor.authority.id));
      const covered = rules?.actKinds ?? [];
      return {
        actKinds: covered.filter(hasProcedure),
        notBuilt: covered.every(hasProcedure) ? null : refusalView('act-kind-not-built'),
        handlingUnits: units.filter(({ id }) => own.includes(id)).map(({ id, name }) => ({ id, name })),
        suggestedNumber: await nextCaseNumber(installation, visitor),
        hearingThresholds: (rules?.hearing.thresholds ?? []).map(({ of, partyType, amountFen }) => ({
          of,
          partyType,
          amountFen,
        })),
      };
    },
  },
  profile: {
    permission: 'signedIn',
    records: 'nothing',
    handle: async ({ installation, visitor }) => {
      const { rules, calendar } = await viewing(installation, visitor.authority.id);
      const profile = profileById(rules?.profileId ?? '');
      if (profile === null) throw serverProblem('not-found');
      return {
        id: profile.id,
        version: profile.version,
        title: profile.title,
        effectiveFrom: profile.effectiveFrom.value,
        values: valueKeys.flatMap((key) => {
          const value = profile.values[key];
          if (value === undefined) return [];
          return [
            {
              path: key,
              label: valueSpecs[key].label,
              value: sayValue(key, value.value),
              source: saySource(value.source),
              inheritedFrom: value.from === profile.id ? null : value.from,
              used: valueSpecs[key].isRead,
            },
          ];
        }),
        calendar: {
          version: calendar.version,
          years: Object.entries(calendar.years).flatMap(([year, known]) =>
            hasOwnNotice(known) ? [{ year, source: known.source }] : [],
          ),
        },
      };
    },
  },
  diagram: {
    permission: 'signedIn',
    records: 'nothing',
    handle: ({ query }) => Promise.resolve(diagramOf(query.process)),
  },
  provision: {
    permission: 'anyone',
    records: 'nothing',
    handle: ({ params: { id } }) => {
      if (!isProvision(id)) throw serverProblem('not-found');
      const { title, source } = statutes[id];
      return Promise.resolve({ ...provisionRef(id), title, source });
    },
  },
};
