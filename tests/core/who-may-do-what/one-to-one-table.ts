/** V1, row by row, for what is done with one 1-to-1. `yes / no`: as the organisation lets HR read the content or not. */
export const oneToOneTable = `
see that it exists, and its status       | reviewee | reviewer, stand-in | manager of others | secondary manager | HR, admin, owner | anyone else | who left
open-one-to-one                          | yes      | yes                | –                 | –                 | yes              | –           | –
open-home                                | yes      | yes                | –                 | –                 | yes              | –           | –
open-hub                                 | yes      | yes                | –                 | –                 | yes              | –           | –
list-one-to-ones: mine                   | yes      | –                  | –                 | –                 | –                | –           | –
list-one-to-ones: reports                | –        | yes                | –                 | –                 | –                | –           | –
list-one-to-ones: past                   | yes      | yes                | –                 | –                 | –                | –           | –
list-earlier                             | yes      | yes                | –                 | –                 | –                | –           | –
open-archive                             | –        | yes                | –                 | –                 | yes              | –           | –

read shared answers, points, public notes
open-one-to-one: shared answers          | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: agenda points           | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: action points           | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: comments                | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: public notes            | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: activity                | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-one-to-one: why it was reopened     | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-point: agenda point                 | yes      | yes                | –                 | –                 | yes / –          | –           | –
open-point: action point                 | yes      | yes                | –                 | –                 | yes / –          | –           | –

see who else read it
open-readings                            | yes      | yes                | –                 | –                 | no               | –           | –

read the other's draft
open-one-to-one: a draft of another      | no       | no                 | –                 | –                 | no               | –           | –
open-answers: a draft of another         | no       | no                 | –                 | –                 | no               | –           | –
open-finalise: a draft of another        | no       | no                 | –                 | –                 | no               | –           | –

read a private note
open-one-to-one: a private note of one's own | yes  | yes                | –                 | –                 | no               | –           | –
open-one-to-one: a private note of another   | no   | no                 | –                 | –                 | no               | –           | –
delete-note: a private note of another   | –        | –                  | –                 | –                 | –                | –           | –
delete-note: a private one of one's own  | yes      | yes                | yes               | yes               | yes              | yes         | –
list-my-notes: one's own                 | yes      | yes                | –                 | –                 | –                | –           | –
list-my-notes: of another                | no       | no                 | –                 | –                 | –                | –           | –
delete-my-note: one's own                | yes      | yes                | yes               | yes               | yes              | yes         | –
delete-my-note: of another               | –        | –                  | –                 | –                 | –                | –           | –

contribute one's own part
open-answers                             | yes      | yes                | –                 | –                 | no               | –           | –
save-draft                               | yes      | yes                | –                 | –                 | no               | –           | –
turn-page                                | yes      | yes                | –                 | –                 | no               | –           | –
save-and-close                           | yes      | yes                | –                 | –                 | no               | –           | –
use-earlier                              | yes      | yes                | –                 | –                 | no               | –           | –
dismiss-earlier                          | yes      | yes                | –                 | –                 | no               | –           | –
share-answers                            | yes      | yes                | –                 | –                 | no               | –           | –
add-note: private                        | yes      | yes                | –                 | –                 | no               | –           | –
open-meeting-form                        | yes      | yes                | –                 | –                 | no               | –           | –
set-meeting                              | yes      | yes                | –                 | –                 | no               | –           | –
remove-meeting                           | yes      | yes                | –                 | –                 | no               | –           | –
open-reminders                           | yes      | yes                | –                 | –                 | no               | –           | –
snooze-reminders                         | yes      | yes                | –                 | –                 | no               | –           | –
mute-reminders                           | yes      | yes                | –                 | –                 | no               | –           | –
rate-usefulness                          | yes      | yes                | –                 | –                 | no               | –           | –
open-usefulness                          | yes      | yes                | –                 | –                 | no               | –           | –
save-usefulness                          | yes      | yes                | –                 | –                 | no               | –           | –
open-objective-form                      | yes      | yes                | –                 | –                 | no               | –           | –
add-objective                            | yes      | yes                | –                 | –                 | no               | –           | –
open-progress-form                       | yes      | yes                | –                 | –                 | no               | –           | –
move-progress                            | yes      | yes                | –                 | –                 | no               | –           | –
release-history                          | yes      | no                 | –                 | –                 | no               | –           | –

contribute points and public notes, where one may read them
open-agenda-form                         | yes      | yes                | –                 | –                 | yes / no         | –           | –
add-agenda-point                         | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-action-form                         | yes      | yes                | –                 | –                 | yes / no         | –           | –
add-action-point                         | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-note-form                           | yes      | yes                | –                 | –                 | yes / no         | –           | –
add-note: public                         | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-comment-form: agenda point          | yes      | yes                | –                 | –                 | yes / no         | –           | –
open-comment-form: action point          | yes      | yes                | –                 | –                 | yes / no         | –           | –
add-comment: agenda point                | yes      | yes                | –                 | –                 | yes / no         | –           | –
add-comment: action point                | yes      | yes                | –                 | –                 | yes / no         | –           | –

contribute without naming a 1-to-1: to one's own
open-agenda-form: of one's own           | yes      | yes                | –                 | –                 | –                | –           | –
open-agenda-form-for-message             | yes      | yes                | –                 | –                 | –                | –           | –
add-agenda-point: to one's own           | yes      | yes                | –                 | –                 | –                | –           | –
say-agenda-point                         | yes      | yes                | –                 | –                 | –                | –           | –
open-agenda-form-for-words               | yes      | yes                | –                 | –                 | –                | –           | –
open-action-form: of one's own           | yes      | yes                | –                 | –                 | –                | –           | –
open-note-form: of one's own             | yes      | yes                | –                 | –                 | –                | –           | –

take back or change what one contributed
delete-note: a public one of one's own   | yes      | yes                | –                 | –                 | yes              | –           | –
delete-note: a public one of another     | –        | –                  | –                 | –                 | –                | –           | –
delete-comment: one's own                | yes      | yes                | –                 | –                 | yes / –          | –           | –
delete-comment: of another               | –        | –                  | –                 | –                 | –                | –           | –
delete-agenda-point: one's own           | yes      | yes                | –                 | –                 | yes / –          | –           | –
delete-agenda-point: of another          | no       | yes                | –                 | –                 | no / –           | –           | –
open-edit-agenda-point: one's own        | yes      | yes                | –                 | –                 | yes / –          | –           | –
open-edit-agenda-point: of another       | no       | no                 | –                 | –                 | no / –           | –           | –
edit-agenda-point: one's own             | yes      | yes                | –                 | –                 | yes / –          | –           | –
edit-agenda-point: of another            | no       | no                 | –                 | –                 | no / –           | –           | –
tick-agenda-point                        | yes      | yes                | –                 | –                 | no               | –           | –
untick-agenda-point                      | yes      | yes                | –                 | –                 | no               | –           | –
tick-action-point: of the reviewee       | yes      | yes                | –                 | –                 | no / –           | –           | –
tick-action-point: of the reviewer       | no       | yes                | –                 | –                 | no / –           | –           | –
untick-action-point: of the reviewee     | yes      | yes                | –                 | –                 | no / –           | –           | –
untick-action-point: of the reviewer     | no       | yes                | –                 | –                 | no / –           | –           | –

say that you did not meet
open-not-held                            | no       | yes                | –                 | –                 | yes              | –           | –
say-not-held                             | no       | yes                | –                 | –                 | yes              | –           | –
say-not-held: lapsed                     | no       | yes                | –                 | –                 | yes              | –           | –
reopen: not held                         | no       | yes                | –                 | –                 | yes              | –           | –
open-one-to-one: why you did not meet    | yes      | yes                | –                 | –                 | yes / no         | –           | –

finish what lapsed
share-answers: lapsed                    | yes      | yes                | –                 | –                 | no               | –           | –
finalise: lapsed                         | no       | yes                | –                 | –                 | yes              | –           | –
reassign: lapsed                         | no       | yes                | –                 | –                 | yes              | –           | –

finalise, reopen
open-finalise                            | no       | yes                | –                 | –                 | yes              | –           | –
finalise                                 | no       | yes                | –                 | –                 | yes              | –           | –
open-reopen                              | no       | yes                | –                 | –                 | yes              | –           | –
reopen                                   | no       | yes                | –                 | –                 | yes              | –           | –

archive, reassign
archive-one-to-one                       | no       | yes                | –                 | –                 | yes              | –           | –
restore-one-to-one                       | no       | yes                | –                 | –                 | yes              | –           | –
archive-chosen: archive                  | –        | yes                | –                 | –                 | yes              | –           | –
archive-chosen: restore                  | –        | yes                | –                 | –                 | yes              | –           | –
open-reassign                            | no       | yes                | –                 | –                 | yes              | –           | –
reassign: whom                           | no       | yes                | –                 | –                 | yes              | –           | –
reassign                                 | no       | yes                | –                 | –                 | yes              | –           | –
`;
