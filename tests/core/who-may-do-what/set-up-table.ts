/** V1 for what 1-to-1s are made of. */
export const setUpTable = `
create a template, a question set         | reviewee | reviewer, stand-in | manager of others | secondary manager | HR, admin, owner | anyone else | who left
open-set-up                               | –        | yes                | yes               | –                 | yes              | –           | –
list-question-sets                        | –        | yes                | yes               | –                 | yes              | –           | –
list-library                              | –        | yes                | yes               | –                 | yes              | –           | –
open-library-set                          | –        | yes                | yes               | –                 | yes              | –           | –
add-from-library                          | –        | yes                | yes               | –                 | yes              | –           | –
open-question-set: shared                 | –        | yes                | yes               | –                 | yes              | –           | –
open-question-set-form: new               | –        | yes                | yes               | –                 | yes              | –           | –
save-question-set: new                    | –        | yes                | yes               | –                 | yes              | –           | –
list-templates                            | –        | yes                | yes               | –                 | yes              | –           | –
open-template                             | –        | yes                | yes               | –                 | yes              | –           | –
open-template-form: new                   | –        | yes                | yes               | –                 | yes              | –           | –
save-template: new                        | –        | yes                | yes               | –                 | yes              | –           | –

change or delete a template of another
open-template-form: of another            | –        | no                 | no                | –                 | yes              | –           | –
save-template: of another                 | –        | no                 | no                | –                 | yes              | –           | –
delete-template: of another               | –        | no                 | no                | –                 | yes              | –           | –
list-template-sets: of another            | –        | no                 | no                | –                 | yes              | –           | –
add-template-set: of another              | –        | no                 | no                | –                 | yes              | –           | –
move-template-set: of another             | –        | no                 | no                | –                 | yes              | –           | –
remove-template-set: of another           | –        | no                 | no                | –                 | yes              | –           | –

change or delete a template as its creator
list-templates: one's own                 | yes      | yes                | yes               | yes               | yes              | yes         | –
open-template: one's own                  | yes      | yes                | yes               | yes               | yes              | yes         | –
open-template-form: one's own             | yes      | yes                | yes               | yes               | yes              | yes         | –
save-template: one's own                  | yes      | yes                | yes               | yes               | yes              | yes         | –
delete-template: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –
list-template-sets: one's own             | yes      | yes                | yes               | yes               | yes              | yes         | –
add-template-set: one's own               | yes      | yes                | yes               | yes               | yes              | yes         | –
move-template-set: one's own              | yes      | yes                | yes               | yes               | yes              | yes         | –
remove-template-set: one's own            | yes      | yes                | yes               | yes               | yes              | yes         | –

change or delete a shared question set of another
open-question-set-form: of another        | –        | no                 | no                | –                 | yes              | –           | –
save-question-set: of another             | –        | no                 | no                | –                 | yes              | –           | –
delete-question-set: of another           | –        | no                 | no                | –                 | yes              | –           | –
open-question-type-form: of another       | –        | no                 | no                | –                 | yes              | –           | –
open-question-form: of another            | –        | no                 | no                | –                 | yes              | –           | –
save-question: of another                 | –        | no                 | no                | –                 | yes              | –           | –
move-question: of another                 | –        | no                 | no                | –                 | yes              | –           | –
remove-question: of another               | –        | no                 | no                | –                 | yes              | –           | –

change or delete a question set as its creator
list-question-sets: one's own             | yes      | yes                | yes               | yes               | yes              | yes         | –
open-question-set: one's own              | yes      | yes                | yes               | yes               | yes              | yes         | –
open-question-set-form: one's own         | yes      | yes                | yes               | yes               | yes              | yes         | –
save-question-set: one's own              | yes      | yes                | yes               | yes               | yes              | yes         | –
delete-question-set: one's own            | yes      | yes                | yes               | yes               | yes              | yes         | –
open-question-type-form: one's own        | yes      | yes                | yes               | yes               | yes              | yes         | –
open-question-form: one's own             | yes      | yes                | yes               | yes               | yes              | yes         | –
save-question: one's own                  | yes      | yes                | yes               | yes               | yes              | yes         | –
move-question: one's own                  | yes      | yes                | yes               | yes               | yes              | yes         | –
remove-question: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –

see the personal question set of another
open-question-set: personal               | –        | –                  | –                 | –                 | –                | –           | –
open-question-set-form: personal          | –        | –                  | –                 | –                 | –                | –           | –
save-question-set: personal               | –        | –                  | –                 | –                 | –                | –           | –
delete-question-set: personal             | –        | –                  | –                 | –                 | –                | –           | –
save-question: personal                   | –        | –                  | –                 | –                 | –                | –           | –
add-template-set: personal                | –        | –                  | –                 | –                 | –                | –           | –
`;
