/** The message shortcut's callback id, as the manifests name it. */
export const addToAgenda = 'add_to_agenda';
