type Content = { readonly body: string; readonly attachments: readonly unknown[]; readonly macroId: string | null };

/** Whether there is anything to send: text, a file, or a macro that changes something. White space is nothing. */
export const hasContent = (content: Content): boolean =>
  content.body.trim() !== '' || content.attachments.length > 0 || content.macroId !== null;
