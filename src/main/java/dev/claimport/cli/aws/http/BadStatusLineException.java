package dev.claimport.cli.aws.http;

import java.io.IOException;

/** What answered does not speak HTTP. */
final class BadStatusLineException extends IOException {

    private static final long serialVersionUID = 1;
}
