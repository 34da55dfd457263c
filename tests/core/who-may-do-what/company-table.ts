/** V1 for what concerns the company, who is away, and whose 1-to-1s there are. */
export const companyTable = `
company settings, audit log               | reviewee | reviewer, stand-in | manager of others | secondary manager | HR  | admin, owner | anyone else | who left
open-company-settings                     | –        | –                  | –                 | –                 | –   | yes          | –           | –
change-settings                           | –        | –                  | –                 | –                 | –   | yes          | –           | –
open-audit-log                            | –        | –                  | –                 | –                 | –   | yes          | –           | –

what has not arrived: it names people
list-undelivered                          | –        | –                  | –                 | –                 | –   | yes          | –           | –
open-undelivered                          | –        | –                  | –                 | –                 | –   | yes          | –           | –
send-again                                | –        | –                  | –                 | –                 | –   | yes          | –           | –
send-all-again                            | –        | –                  | –                 | –                 | –   | yes          | –           | –
send-everything-again                     | –        | –                  | –                 | –                 | –   | yes          | –           | –

absences: one's own, and for HR everybody's
open-absences: of the reviewee            | yes      | –                  | –                 | –                 | yes | yes          | –           | –
open-absence-form: of the reviewee        | yes      | –                  | –                 | –                 | yes | yes          | –           | –
add-absence: of the reviewee              | yes      | –                  | –                 | –                 | yes | yes          | –           | –
end-absence: of the reviewee              | yes      | –                  | –                 | –                 | yes | yes          | –           | –
remove-stand-in: of the reviewee          | yes      | –                  | –                 | –                 | yes | yes          | –           | –
open-absence-search                       | –        | –                  | –                 | –                 | yes | yes          | –           | –
find-absences                             | –        | –                  | –                 | –                 | yes | yes          | –           | –

see that a 1-to-1 exists, its status: of everybody
open-one-to-one-search                    | –        | –                  | –                 | –                 | yes | yes          | –           | –
find-one-to-ones                          | –        | –                  | –                 | –                 | yes | yes          | –           | –
list-one-to-ones-of: the reviewee         | –        | –                  | –                 | –                 | yes | yes          | –           | –

where teams hear of their deadlines
open-team-channels                        | –        | –                  | –                 | –                 | yes | yes          | –           | –
open-team-search                          | –        | –                  | –                 | –                 | yes | yes          | –           | –
open-team-channels-form                   | –        | –                  | –                 | –                 | yes | yes          | –           | –
save-team-channels                        | –        | –                  | –                 | –                 | yes | yes          | –           | –
`;
