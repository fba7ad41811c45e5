package koyomi.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A link to a document.
 *
 * @param url absolute URI
 * @param title name to show
 * @param mimeType media type
 */
public record Attachment(String url, @Nullable String title, @Nullable String mimeType) {}
