/** V1 for what concerns the company, and who is away. */
export const companyTable = `
company settings, audit log               | reviewee | reviewer, stand-in | manager of others | secondary manager | HR  | admin, owner | anyone else | who left
open-company-settings                     | –        | –                  | –                 | –                 | –   | yes          | –           | –
change-settings                           | –        | –                  | –                 | –                 | –   | yes          | –           | –
open-audit-log                            | –        | –                  | –                 | –                 | –   | yes          | –           | –

what could not be delivered: it names people
list-undelivered                          | –        | –                  | –                 | –                 | –   | yes          | –           | –
open-undelivered                          | –        | –                  | –                 | –                 | –   | yes          | –           | –
send-again                                | –        | –                  | –                 | –                 | –   | yes          | –           | –
send-all-again                            | –        | –                  | –                 | –                 | –   | yes          | –           | –

absences: one's own, and for HR everybody's
open-absences: of the reviewee            | yes      | –                  | –                 | –                 | yes | yes          | –           | –
open-absence-form: of the reviewee        | yes      | –                  | –                 | –                 | yes | yes          | –           | –
add-absence: of the reviewee              | yes      | –                  | –                 | –                 | yes | yes          | –           | –
end-absence: of the reviewee              | yes      | –                  | –                 | –                 | yes | yes          | –           | –
open-absence-search                       | –        | –                  | –                 | –                 | yes | yes          | –           | –
find-absences                             | –        | –                  | –                 | –                 | yes | yes          | –           | –
`;
