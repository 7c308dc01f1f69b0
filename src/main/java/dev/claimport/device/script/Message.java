package dev.claimport.device.script;

import dev.claimport.claim.SecretBytes;
import dev.claimport.claim.SentSecrets;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is sent in one go: texts, and a part's content among them, which stays off the heap but for the piece that is just written. */
final class Message {

    private sealed interface Segment {

        int length();

        byte at(int index);

        /** Whether it is of a part's content. */
        boolean secret();

        /** Makes known what must not be read when it comes back. */
        default void secretsTo(SentSecrets secrets) {
            secrets.add(length(), this::at);
        }

        record Plain(ByteBuffer bytes, boolean secret) implements Segment {

            @Override
            public int length() {
                return bytes.limit();
            }

            @Override
            public byte at(int index) {
                return bytes.get(index);
            }
        }

        /** With two characters for each end of a line, whatever that is: as many as it has with CRLF. */
        record Escaped(Content content) implements Segment {

            private static final byte[] END = {'\\', 'n'};

            @Override
            public int length() {
                return content.length();
            }

            @Override
            public byte at(int index) {
                byte each = content.at(index);
                return each == '\r' ? END[0] : each == '\n' ? END[1] : each;
            }

            @Override
            public boolean secret() {
                return true;
            }

            /** By the lines that it is made of. */
            @Override
            public void secretsTo(SentSecrets secrets) {
                secrets.add(content.length(), content::at);
            }
        }

        record Held(Content content) implements Segment {

            @Override
            public int length() {
                return content.length();
            }

            @Override
            public byte at(int index) {
                return content.at(index);
            }

            @Override
            public boolean secret() {
                return true;
            }
        }
    }

    private final List<Segment> segments;
    private final int length;

    private Message(List<Segment> segments) {
        this.segments = segments;
        this.length = segments.stream().mapToInt(Segment::length).sum();
    }

    /** @param chunk for the value {@code chunk}, lent for as long as the message is used */
    static Message of(Phrase phrase, Scope scope, Optional<ByteBuffer> chunk, String end) {
        List<Segment> segments = new ArrayList<>();
        for (Phrase.Piece piece : phrase.pieces()) {
            segments.add(switch (piece) {
                case Phrase.Piece.Text(String text) -> text(text);
                case Phrase.Piece.Value(String name) when name.equals(Scope.CONTENT) -> new Segment.Held(scope.content());
                case Phrase.Piece.Value(String name) when name.equals(Scope.ESCAPED) -> new Segment.Escaped(scope.content());
                case Phrase.Piece.Value(String name) when name.equals("chunk") && chunk.isPresent() -> new Segment.Plain(chunk.get(), true);
                case Phrase.Piece.Value(String name) -> text(scope.value(name));
            });
        }
        segments.add(text(end));
        return new Message(segments);
    }

    private static Segment text(String text) {
        return new Segment.Plain(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    int length() {
        return length;
    }

    /** Makes known what of it must not be read when it comes back. */
    void secretsTo(SentSecrets secrets) {
        segments.stream().filter(Segment::secret).forEach(segment -> segment.secretsTo(secrets));
    }

    /** Of so many bytes from there on. */
    Echo echo(int from, int count) {
        return new Echo(count, index -> at(from + index) & 0xff);
    }

    private byte at(int index) {
        int left = index;
        for (Segment segment : segments) {
            if (left < segment.length()) {
                return segment.at(left);
            }
            left -= segment.length();
        }
        throw new IndexOutOfBoundsException(index);
    }

    /** Sends so many bytes of it from there on, in chunks and with pauses as the wire wants it. */
    void write(int from, int count, SerialLink link, Script.Wire wire, TimeSource time) throws InterruptedException {
        int end = from + count;
        try (SecretBytes room = SecretBytes.ofThisThread(Math.min(wire.chunk(), count))) {
            for (int at = from; at < end; at += wire.chunk()) {
                int first = at;
                room.lend(piece -> {
                    for (int i = first; i < Math.min(first + wire.chunk(), end); i++) {
                        piece.put(at(i));
                    }
                    link.write(piece.flip());
                    return null;
                });
                if (!wire.pause().isZero() && at + wire.chunk() < end) {
                    time.sleep(wire.pause());
                }
            }
        }
    }
}
