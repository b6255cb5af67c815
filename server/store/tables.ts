// The tables of the SQL store as Kysely sees them.
import type { AccessRole } from '../../shared/rules/roles.ts';

export interface Tables {
  migration: { number: number; applied_at: string };
  canvas: { id: string; created_at: string };
  link: {
    id: string;
    canvas: string;
    role: AccessRole;
    label: string;
    key_hash: string;
    created_at: string;
    withdrawn_at: string | null;
  };
  person: { id: string; name: string; device_hash: string | null };
  member: { canvas: string; person: string; slot: number; link: string | null };
  hosted: { canvas: string; person: string; role: AccessRole | null; at: number; told: number };
  claim: { canvas: string; client_id: number; person: string };
  /** Written as Uint8Array; libsql reads blobs back as ArrayBuffer. */
  journal: { canvas: string; seq: number; bytes: Uint8Array };
  snapshot: { canvas: string; seq: number; bytes: Uint8Array };
  round: { number: number; id: string; canvas: string; body: string; key: Uint8Array | null; forget_at: string | null };
  ballot: { round: string; person: string; answer: string };
  nameless_ballot: { round: string; edit_hash: string; answer: string };
  ballot_ticket: { round: string; ticket: string };
  receipt: { canvas: string; comment: string; at: string };
}
