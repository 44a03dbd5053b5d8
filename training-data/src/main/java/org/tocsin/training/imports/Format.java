package org.tocsin.training.imports;

import java.util.Locale;

/** The formats that can be imported: what each holds, whose page it follows, what is not sure. */
public enum Format {
  /** Our own. */
  JSONL("conversation files, as every other command reads them", "README.md", "", new JsonLines()),
  /** Tables. */
  CSV(
      "a turn a row under a header: conversation, speaker, text; offset_s and end_s, or at (a time"
          + " such as 2026-11-22T09:00:00Z); confidence, channel, vertical, group, agent, queue,"
          + " customer, escalates, escalates_at, kind; --column NAME=HEADER where they are called"
          + " otherwise",
      "https://www.rfc-editor.org/rfc/rfc4180",
      "unverified: the page was not opened; quotes are taken as FastCSV takes them",
      new CsvTurns()),
  /** Captions of Teams, Zoom and others. */
  WEBVTT(
      "a file a conversation, named after it, a cue a turn; <v Name>, or Name: for a name given"
          + " with --customer or --agent; labels from --labels",
      "https://www.w3.org/TR/2017/WD-webvtt1-20170713",
      "unverified: what Teams and Zoom write, for want of a page of theirs",
      Captions.webVtt()),
  /** Captions of most others. */
  SRT(
      "as webvtt, without voice tags",
      "https://www.visualsubsync.org/_export/xhtml/help/srt",
      "unverified: SubRip has no standard; the page describes the usual form",
      Captions.subRip()),
  /** Corpora of research. */
  CONVOKIT(
      "a corpus folder with utterances.jsonl and conversations.json; --label-field names the"
          + " conversation's metadata that say whether it escalates, --turn-label-field the"
          + " utterance's that say where",
      "https://convokit.cornell.edu/documentation/data_format.html",
      "unverified: that timestamps are seconds (the page leaves it open)",
      new ConvoKit()),
  /** Amazon Connect. */
  CONTACT_LENS(
      "the output file of post-contact analysis, calls and chats",
      "https://docs.aws.amazon.com/connect/latest/adminguide/contact-lens-example-output-files.html",
      "unverified: CustomerMetadata.ContactId in files of calls (seen in chats and in an older page"
          + " only; without it the file's name is the id), Channel EMAIL",
      new ContactLens()),
  /** Genesys Cloud. */
  GENESYS(
      "the transcript that the transcript URL leads to, one communication a file",
      "https://developer.genesys.cloud/analyticsdatamanagement/speechtextanalytics/transcript-url",
      "unverified: the page itself was not seen, only code written after its schema; decoratedText,"
          + " duration.milliseconds, values of mediaType and of participants' purposes",
      new Genesys()),
  /** Chatwoot. */
  CHATWOOT(
      "answers of its API: conversations with messages, or the messages of one conversation; no"
          + " private notes and activities",
      "https://developers.chatwoot.com/api-reference/conversations/conversations-list",
      "unverified: message_type 3 (in its source, not on the page), sender.type agent_bot,"
          + " meta.channel Channel::Email",
      new Chatwoot()),
  /** Zendesk. */
  ZENDESK(
      "tickets with their comments: the account's JSON export, or one answer of the ticket comments"
          + " API a file; no internal notes. An author who is neither requester nor assignee is"
          + " unknown unless his id is given with --customer or --agent",
      "https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/",
      "unverified: the export's form, a ticket a line with requester and comments (seen in code that"
          + " reads it, not on a page of Zendesk's), roles of users beside comments, via.channel"
          + " other than email",
      new Zendesk());

  private final String holds;
  private final String page;
  private final String unverified;
  private final Importer importer;

  Format(String holds, String page, String unverified, Importer importer) {
    this.holds = holds;
    this.page = page;
    this.unverified = unverified;
    this.importer = importer;
  }

  /** What such a file holds, and what of it is read. */
  public String holds() {
    return holds;
  }

  /** The documentation that it follows. */
  public String page() {
    return page;
  }

  /** What was not seen in a source, begun with "unverified"; empty if nothing. */
  public String unverified() {
    return unverified;
  }

  Importer importer() {
    return importer;
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
