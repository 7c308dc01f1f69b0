package dev.claimport.device.script;

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

/**
 * Takes out what a device sends back of what it was sent, byte by byte. Line ends do not count, as devices write their own. What only began like an
 * echo is given back.
 */
final class Echo {

    private final int length;
    private final IntUnaryOperator sent;
    private int at;

    /** @param sent byte by index */
    Echo(int length, IntUnaryOperator sent) {
        this.length = length;
        this.sent = sent;
    }

    static Echo none() {
        return new Echo(0, _ -> 0);
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
    void mistaken(IntConsumer taken) {
        skipLineEnds();
        if (at >= length) {
            return;
        }
        for (int i = 0; i < at; i++) {
            taken.accept(sent.applyAsInt(i));
        }
        at = 0;
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
