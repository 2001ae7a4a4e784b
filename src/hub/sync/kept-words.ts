/** Words that must not be lost, whatever becomes of the mutation that carried them. */
export type Words = { readonly ticketId: string | null; readonly articleId: string | null; readonly body: string };
