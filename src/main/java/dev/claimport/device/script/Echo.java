package dev.claimport.device.script;

import java.util.function.IntUnaryOperator;

/**
 * Takes out what a device sends back of what it was sent, byte by byte, so that no key is ever made a text of. Line ends do not count,
 * as devices write their own. What only began like an echo is given back, unless it may be secret.
 */
final class Echo {

    private final int length;
    private final IntUnaryOperator sent;
    private final int plain;
    private int at;

    /**
     * @param sent byte by index
     * @param plain so many bytes of the start are no secret
     */
    Echo(int length, IntUnaryOperator sent, int plain) {
        this.length = length;
        this.sent = sent;
        this.plain = plain;
    }

    static Echo none() {
        return new Echo(0, _ -> 0, 0);
    }

    /** @return whether the byte is a part of the echo, and to be dropped */
    boolean takes(byte each) {
        skipLineEnds();
        if (at >= length) {
            return false;
        }
        if (isLineEnd(each)) {
            return at > 0 && isLineEnd((byte) sent.applyAsInt(at - 1));
        }
        if (sent.applyAsInt(at) != (each & 0xff)) {
            return false;
        }
        at++;
        return true;
    }

    /** After a byte that was none of it: what was taken for one wrongly. */
    String mistaken() {
        skipLineEnds();
        if (at >= length) {
            return "";
        }
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(at, plain); i++) {
            text.append((char) sent.applyAsInt(i));
        }
        at = 0;
        return text.toString();
    }

    private void skipLineEnds() {
        while (at < length && isLineEnd((byte) sent.applyAsInt(at))) {
            at++;
        }
    }

    private static boolean isLineEnd(byte each) {
        return each == '\r' || each == '\n';
    }
}
