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
      "",
      new CsvTurns()),
  /** Captions of Teams, Zoom and others. */
  WEBVTT(
      "a file a conversation, named after it, a cue a turn; <v Name>, or Name: for a name given"
          + " with --customer or --agent; labels from --labels",
      "https://www.w3.org/TR/webvtt1/",
      "",
      Captions.webVtt()),
  /** Captions of most others. */
  SRT(
      "as webvtt, without voice tags",
      "https://www.visualsubsync.org/help/srt",
      "unverified: SubRip has no standard; the page describes the usual form",
      Captions.subRip());

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
