package dev.claimport.device.smp;

import java.util.Arrays;
import java.util.Base64;

/**
 * SMP over a console: messages as lines of text that share a serial line with logs and a shell (Zephyr,
 * {@code smp_transport.rst}, "UART/serial and console").
 *
 * <pre>
 * frame  := marker base64 LF
 * marker := 06 09 (first frame of a packet) | 04 14 (those that follow)
 * packet := be16(length of message + 2) | message | be16(CRC of message)
 * </pre>
 */
public final class SmpFrames {

    static final int FIRST = 0x0609;
    static final int NEXT = 0x0414;

    /** Raw bytes in a line of at most 127 characters: every line's Base64 is decoded on its own, so they come in threes. */
    static final int RAW_PER_LINE = 93;
    /** Characters of a full line: marker, Base64 and LF. */
    static final int LINE = 127;

    private SmpFrames() {}

    /** Number of bytes on the wire for a message of so many bytes. */
    public static int sizeOnWire(int message) {
        int raw = message + 4;
        int full = raw / RAW_PER_LINE;
        int rest = raw % RAW_PER_LINE;
        return full * LINE + (rest == 0 ? 0 : 3 + (rest + 2) / 3 * 4);
    }

    /** All lines of a message, one after the other; the caller wipes them. */
    public static byte[] encode(byte[] message) {
        byte[] packet = new byte[message.length + 4];
        packet[0] = (byte) (message.length + 2 >> 8);
        packet[1] = (byte) (message.length + 2);
        System.arraycopy(message, 0, packet, 2, message.length);
        int crc = crc(message, 0, message.length);
        packet[packet.length - 2] = (byte) (crc >> 8);
        packet[packet.length - 1] = (byte) crc;

        byte[] lines = new byte[sizeOnWire(message.length)];
        byte[] text = new byte[124];
        int at = 0;
        for (int from = 0; from < packet.length; from += RAW_PER_LINE) {
            byte[] raw = Arrays.copyOfRange(packet, from, Math.min(from + RAW_PER_LINE, packet.length));
            int marker = from == 0 ? FIRST : NEXT;
            lines[at++] = (byte) (marker >> 8);
            lines[at++] = (byte) marker;
            int length = Base64.getEncoder().encode(raw, text);
            System.arraycopy(text, 0, lines, at, length);
            at += length;
            lines[at++] = '\n';
            Arrays.fill(raw, (byte) 0);
        }
        Arrays.fill(text, (byte) 0);
        Arrays.fill(packet, (byte) 0);
        return lines;
    }

    /** CRC-16/XMODEM: polynomial 0x1021, from 0, not reflected. Over a message and its CRC it is 0. */
    static int crc(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (bytes[i] & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
        }
        return crc & 0xffff;
    }
}
