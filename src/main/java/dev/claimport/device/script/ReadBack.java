package dev.claimport.device.script;

/** Looks for a content in what a device says, byte by byte. */
final class ReadBack {

    private final Content content;
    private int at;

    ReadBack(Content content) {
        this.content = content;
    }

    void takes(byte each) {
        if (isWhole()) {
            return;
        }
        // No PEM begins anew within its first line.
        at = each == content.at(at) ? at + 1 : each == content.at(0) ? 1 : 0;
    }

    /** Whether all of it has come, in one piece. */
    boolean isWhole() {
        return at == content.length();
    }
}
