/** The command table, in the order of --help. */
import { registerAudit } from './audit/index.ts';
import { registerAuth } from './auth/index.ts';
import { registerBackup } from './backup.ts';
import { registerBrand } from './brand.ts';
import { registerClassify } from './classify/index.ts';
import type { Register } from './command.ts';
import { registerCompare } from './compare.ts';
import { registerCompletion } from './completion/index.ts';
import { registerConfig } from './config.ts';
import { registerCopy } from './copy.ts';
import { registerCoverage } from './coverage.ts';
import { registerDemo } from './demo.ts';
import { registerDoctor } from './doctor.ts';
import { registerDump, registerRestore } from './dump.ts';
import { registerExplain } from './explain/index.ts';
import { registerExport } from './export/index.ts';
import { registerForget } from './forget/index.ts';
import { registerImport } from './import/index.ts';
import { registerInit } from './init.ts';
import { registerLabel } from './label/index.ts';
import { registerMcp } from './mcp/index.ts';
import { registerMeasure } from './measure.ts';
import { registerPolicy } from './policy/index.ts';
import { registerPull } from './pull/index.ts';
import { registerQueue } from './queue/index.ts';
import { registerReport } from './report.ts';
import { registerRestoreDb } from './restore-db.ts';
import { registerRetain } from './retain.ts';
import { registerServe } from './serve/index.ts';
import { registerShow } from './show/index.ts';
import { registerSql } from './sql.ts';
import { registerStatus } from './status.ts';
import { registerTrain } from './train/index.ts';
import { registerTrend } from './trend.ts';
import { registerTriage } from './triage/index.ts';
import { registerVerify } from './verify/index.ts';

export const COMMANDS: { group: string; commands: Register[] }[] = [
  {
    group: 'Collect',
    commands: [registerInit, registerBrand, registerImport, registerPull, registerAuth, registerCoverage],
  },
  { group: 'Label', commands: [registerClassify, registerLabel, registerTrain] },
  { group: 'Work', commands: [registerQueue, registerTriage, registerShow, registerPolicy] },
  {
    group: 'Measure',
    commands: [registerReport, registerMeasure, registerCompare, registerTrend, registerExplain, registerAudit],
  },
  { group: 'Show', commands: [registerServe, registerMcp] },
  { group: 'Prove', commands: [registerExport, registerVerify] },
  {
    group: 'Keep',
    commands: [
      registerStatus,
      registerDoctor,
      registerConfig,
      registerForget,
      registerRetain,
      registerBackup,
      registerRestoreDb,
      registerCopy,
      registerDump,
      registerRestore,
      registerSql,
      registerCompletion,
      registerDemo,
    ],
  },
];
