/** V1 for giving 1-to-1s to people. `yes / no`: as the organisation lets managers assign or not. */
export const cycleTable = `
assign                                    | reviewee | reviewer, stand-in | manager of others | secondary manager | HR, admin, owner | anyone else | who left
open-cycle-form: new                      | no       | yes / no           | yes / no          | no                | yes              | no          | no
save-cycle: new                           | no       | yes / no           | yes / no          | no                | yes              | no          | no
open-cycle-form: one's own                | no       | yes / no           | yes / no          | no                | yes              | no          | –
save-cycle: one's own                     | no       | yes / no           | yes / no          | no                | yes              | no          | –
open-cycle-form: a copy of one's own      | no       | yes / no           | yes / no          | no                | yes              | no          | –
save-cycle: a copy of one's own           | no       | yes / no           | yes / no          | no                | yes              | no          | –
open-recipients-form: one's own           | no       | yes / no           | yes / no          | no                | yes              | no          | –
remove-recipient: one's own               | no       | yes / no           | yes / no          | no                | yes              | no          | –
start-cycle: one's own                    | no       | yes / no           | yes / no          | no                | yes              | no          | –
resume-cycle: one's own                   | no       | yes / no           | yes / no          | no                | yes              | no          | –

assign: managers to own reports only
add-recipients: Mei to one's own          | no       | yes / no           | – / no            | no                | yes              | no          | –
add-recipients: Uma to one's own          | no       | – / no             | yes / no          | no                | yes              | no          | –
preview-cycle: Mei in one's own           | no       | yes                | no                | no                | yes              | no          | –
preview-cycle: Uma in one's own           | no       | no                 | yes               | no                | yes              | no          | –

look at a cycle that one made, and stop it
list-cycles: one's own                    | yes      | yes                | yes               | yes               | yes              | yes         | –
open-cycle: one's own                     | yes      | yes                | yes               | yes               | yes              | yes         | –
list-recipients: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –
list-not-issued: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –
open-pause-form: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –
pause-cycle: one's own                    | yes      | yes                | yes               | yes               | yes              | yes         | –
end-cycle: one's own                      | yes      | yes                | yes               | yes               | yes              | yes         | –
archive-cycle: one's own                  | yes      | yes                | yes               | yes               | yes              | yes         | –

leave people out of a cycle
list-exceptions: one's own                | –        | –                  | –                 | –                 | yes              | –           | –
open-exceptions-form: one's own           | –        | –                  | –                 | –                 | yes              | –           | –
add-exceptions: one's own                 | –        | –                  | –                 | –                 | yes              | –           | –
remove-exception: one's own               | –        | –                  | –                 | –                 | yes              | –           | –
list-exceptions: of another               | –        | –                  | –                 | –                 | yes              | –           | –
open-exceptions-form: of another          | –        | –                  | –                 | –                 | yes              | –           | –
add-exceptions: of another                | –        | –                  | –                 | –                 | yes              | –           | –
remove-exception: of another              | –        | –                  | –                 | –                 | yes              | –           | –

do anything with a cycle of another
list-cycles: of another                   | –        | no / –             | no / –            | –                 | yes              | –           | –
open-cycle: of another                    | –        | –                  | –                 | –                 | yes              | –           | –
open-cycle-form: of another               | –        | –                  | –                 | –                 | yes              | –           | –
open-cycle-form: a copy of another        | –        | –                  | –                 | –                 | yes              | –           | –
save-cycle: of another                    | –        | –                  | –                 | –                 | yes              | –           | –
save-cycle: a copy of another             | –        | –                  | –                 | –                 | yes              | –           | –
list-recipients: of another               | –        | –                  | –                 | –                 | yes              | –           | –
list-not-issued: of another               | –        | –                  | –                 | –                 | yes              | –           | –
open-recipients-form: of another          | –        | –                  | –                 | –                 | yes              | –           | –
add-recipients: of another                | –        | –                  | –                 | –                 | yes              | –           | –
remove-recipient: of another              | –        | –                  | –                 | –                 | yes              | –           | –
preview-cycle: of another                 | –        | –                  | –                 | –                 | yes              | –           | –
start-cycle: of another                   | –        | –                  | –                 | –                 | yes              | –           | –
open-pause-form: of another               | –        | –                  | –                 | –                 | yes              | –           | –
pause-cycle: of another                   | –        | –                  | –                 | –                 | yes              | –           | –
resume-cycle: of another                  | –        | –                  | –                 | –                 | yes              | –           | –
end-cycle: of another                     | –        | –                  | –                 | –                 | yes              | –           | –
archive-cycle: of another                 | –        | –                  | –                 | –                 | yes              | –           | –
`;
