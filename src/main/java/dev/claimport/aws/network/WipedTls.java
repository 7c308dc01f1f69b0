package dev.claimport.aws.network;

import dev.claimport.claim.SecretBytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * TLS over a connection, by buffers that are zeroed as soon as they are used up. The JDK's own sockets keep what they have deciphered in two
 * buffers for as long as the collector likes. One thread reads and one writes; any may close.
 *
 * <p>The engine deciphers in place, in an array; given a direct buffer it would make arrays of its own, and leave them.
 */
final class WipedTls {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final String HEAD_END = "\r\n\r\n";

    private final SSLEngine engine;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    /** Records as they came; deciphered in place. */
    private ByteBuffer received;
    /** What was deciphered and not yet taken. */
    private ByteBuffer clear;
    private ByteBuffer sent;
    private volatile boolean acquainted;
    private boolean ended;
    /** How much of the end of an HTTP head was read; all of it once the head is over. */
    private volatile int headEnd;
    /** Into which the head was read: the JDK's own buffer, which goes on to take the body, and which it never wipes. */
    private volatile byte[] borrowed = {};

    WipedTls(SSLEngine engine, InputStream in, OutputStream out) {
        this.engine = engine;
        this.in = in;
        this.out = out;
        received = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
        clear = ByteBuffer.allocateDirect(engine.getSession().getApplicationBufferSize()).flip();
        sent = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /** Does nothing where it was done. */
    void handshake() throws IOException {
        if (acquainted) {
            return;
        }
        reading.lock();
        writing.lock();
        try {
            if (!acquainted) {
                engine.beginHandshake();
                while (isHandshaking()) {
                    answer();
                    if (isHandshaking()) {
                        decipher();
                    }
                    if (ended) {
                        throw (IOException) new SSLHandshakeException("Remote host terminated the handshake").initCause(new EOFException());
                    }
                }
                acquainted = true;
            }
        } finally {
            writing.unlock();
            reading.unlock();
        }
    }

    private boolean isHandshaking() {
        return engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING;
    }

    /**
     * Waits for bytes. The head of an HTTP answer and what follows are given out apart, and the array into which a head was read is zeroed once
     * the next request is written, or the connection closed: it is the JDK's buffer.
     *
     * @return how many; -1 at the end
     */
    int read(byte[] into, int offset, int length) throws IOException {
        handshake();
        reading.lock();
        try {
            while (!clear.hasRemaining() && !ended && length > 0) {
                decipher();
                answer();
            }
            if (!clear.hasRemaining()) {
                return length == 0 ? 0 : -1;
            }
            boolean headWasOver = headEnd == HEAD_END.length();
            ByteBuffer taken = clear.slice(clear.position(), withinHead(Math.min(length, clear.remaining())));
            int count = taken.remaining();
            borrowed = headWasOver ? borrowed : into;
            taken.get(into, offset, count);
            SecretBytes.zero(taken);
            clear.position(clear.position() + count);
            return count;
        } finally {
            reading.unlock();
        }
    }

    /** How many can be read without a wait. */
    int available() {
        return clear.remaining();
    }

    /** At most so many, but no further than the head's end. */
    private int withinHead(int most) {
        for (int i = 0; i < most && headEnd < HEAD_END.length(); i++) {
            byte next = clear.get(clear.position() + i);
            headEnd = next == HEAD_END.charAt(headEnd) ? headEnd + 1 : next == HEAD_END.charAt(0) ? 1 : 0;
            if (headEnd == HEAD_END.length()) {
                return i + 1;
            }
        }
        return most;
    }

    /** Deciphers one record, or has more of it come. */
    private void decipher() throws IOException {
        int from = received.position();
        SSLEngineResult result;
        try {
            result = engine.unwrap(received, clear.clear());
        } catch (SSLException e) {
            complain();
            throw e;
        } finally {
            SecretBytes.zero(received.slice(from, received.position() - from));
            clear.flip();
        }
        switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> receive();
            case BUFFER_OVERFLOW -> clear = ByteBuffer.allocateDirect(engine.getSession().getApplicationBufferSize()).flip();
            case CLOSED -> ended = true;
            case OK -> { }
        }
    }

    private void receive() throws IOException {
        received.compact();
        if (!received.hasRemaining()) {
            received = ByteBuffer.allocate(Math.max(2 * received.capacity(), engine.getSession().getPacketBufferSize())).put(received.flip());
        }
        try {
            int count = in.read(received.array(), received.position(), received.remaining());
            ended = count < 0;
            received.position(received.position() + Math.max(0, count));
        } finally {
            received.flip();
        }
    }

    /** Says to the other side why it will hear no more. */
    private void complain() {
        try {
            answer();
        } catch (IOException _) {
            // It hears no more already.
        }
    }

    /** Does what the protocol asks for between two records. */
    private void answer() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    if (encipher(NOTHING) == SSLEngineResult.Status.CLOSED) {
                        return;
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        handshake();
        headEnd = 0;
        Arrays.fill(borrowed, (byte) 0);
        ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
        while (left.hasRemaining()) {
            if (encipher(left) == SSLEngineResult.Status.CLOSED) {
                throw new SocketException("Connection or outbound has closed");
            }
        }
    }

    private SSLEngineResult.Status encipher(ByteBuffer from) throws IOException {
        writing.lock();
        try {
            SSLEngineResult.Status status = engine.wrap(from, sent.clear()).getStatus();
            if (status == SSLEngineResult.Status.BUFFER_OVERFLOW) {
                sent = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            } else {
                out.write(sent.array(), 0, sent.position());
                out.flush();
            }
            return status;
        } finally {
            writing.unlock();
        }
    }

    /** Says good-bye, unless somebody is still writing. */
    void sayGoodBye() {
        if (writing.tryLock()) {
            try {
                engine.closeOutbound();
                complain();
            } finally {
                writing.unlock();
            }
        }
    }

    /** To be called once the connection is closed, so that nobody waits in a read. */
    void wipe() {
        reading.lock();
        try {
            ended = true;
            SecretBytes.zero(received);
            SecretBytes.zero(clear);
            Arrays.fill(borrowed, (byte) 0);
            clear.position(clear.limit());
        } finally {
            reading.unlock();
        }
    }
}
