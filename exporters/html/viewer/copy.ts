import { Story } from "./data";
import { announce } from "./dom";

export function eventText(story: Story, event: number): string {
  const mention = story.events.mentions[event][0];
  const status = story.status(event);
  return `${story.dateOf(event)}: ${story.events.label[event]}${status === "happened" ? "" : ` (${status})`}\n“${story.sentence(mention)}”\n${story.citation(mention[0])}\n`;
}

/** As a footnote has it: author, title, source, date, address. */
export function citationText(story: Story, event: number): string {
  const articles = [...new Set(story.events.mentions[event].map((m) => m[0]))];
  return articles.map((a) => {
    const { author, title, source, published, url } = story.articles[a];
    return [author, `“${title}”`, source, published?.slice(0, 10), url].filter(Boolean).join(", ") + ".";
  }).join("\n");
}

export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`Copied as ${what}`);
  } catch {
    // No leave to write to the clipboard: the reader copies it from a selected field.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    announce(done ? `Copied as ${what}` : `The browser does not allow copying`);
  }
}

/** Hands a file to the reader. */
export function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  announce(`Saved ${name}`);
}
