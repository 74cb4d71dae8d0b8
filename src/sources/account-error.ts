/** One account cannot be pulled, for a reason of its own: the other accounts of the source can. */
import { CareError } from '../errors.ts';

export class AccountError extends CareError {}
