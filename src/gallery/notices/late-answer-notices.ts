import { lateAnswerCard } from '../../core/notices/kinds/late-answer.ts';
import { type Example, message } from '../example.ts';
import { shared } from '../example-data.ts';

export const lateAnswerExamples: Example[] = [
  message('late-answer-card', 'in-one-to-one', lateAnswerCard(shared._id)),
  message('late-answer-card', 'elsewhere', lateAnswerCard()),
];
