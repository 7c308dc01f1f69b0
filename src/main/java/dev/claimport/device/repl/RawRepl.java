package dev.claimport.device.repl;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.DeviceWait;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.Listening;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An interpreter that is given source text and says what came of it (MicroPython, {@code docs/reference/repl.rst}, "Raw mode and raw-paste
 * mode"). What goes over the line and comes back is kept off the heap. For one thread.
 */
final class RawRepl {

    private static final byte RAW = 0x01;
    private static final byte FRIENDLY = 0x02;
    private static final byte INTERRUPT = 0x03;
    private static final byte END = 0x04;
    private static final byte PASTE = 0x05;
    private static final byte[] RAW_PROMPT = "raw REPL; CTRL-B to exit\r\n>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RESTARTED = "soft reboot".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OK = {'O', 'K'};
    /** Of raw paste: it begins, and there is room for one window more. */
    private static final byte[] PASTING = {'R', 1};
    private static final byte WINDOW = 1;
    /** A program that handles an interrupt may need to be told twice, or while it is not busy. */
    private static final int TRIES = 3;
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration ANSWER = DeviceWait.DETAIL.limit();
    private static final Duration RUN = DeviceWait.STORE.limit();
    /** Without flow control so much at a time gets through, with a pause ({@code mpremote}, {@code transport_serial.py}). */
    private static final int BURST = 256;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int LONGEST_ANSWER = 4096;

    private final SerialLink link;
    private final TimeSource time;
    private final ByteBuffer in = ByteBuffer.allocateDirect(512).limit(0);
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    /** Whether it takes source text now; where something went wrong nobody knows. */
    private boolean entered;
    /** Whether the board's program was ended for this. */
    private boolean interrupted;
    private boolean pastes;

    RawRepl(SerialLink link, TimeSource time) {
        this.link = link;
        this.time = time;
    }

    /**
     * Interrupts what runs, and has the interpreter take source text.
     *
     * @throws FailureException {@code device-silent}; {@code program-not-interrupted} when something answers, but not the interpreter
     */
    void enter() {
        boolean heard = false;
        link.expect(ANSWER.multipliedBy(2L * TRIES));
        for (int i = 0; i < TRIES; i++) {
            send('\r', INTERRUPT, INTERRUPT);
            heard |= drain();
            send('\r', RAW);
            Optional<Boolean> seen = find(RAW_PROMPT);
            if (seen.orElse(false)) {
                entered = true;
                interrupted = true;
                pastes = canPaste();
                return;
            }
            heard |= seen.isPresent();
        }
        throw new DeviceFailure(heard ? DeviceFailure.Kind.PROGRAM_NOT_INTERRUPTED : DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path())).exception();
    }

    /** Asks for raw paste, and ends it at once with no text at all. */
    private boolean canPaste() {
        send(PASTE, 'A', RAW);
        if (find(PASTING).orElse(false)) {
            next(ANSWER);
            next(ANSWER);
            send(END);
            find(new byte[] {END, END, END, '>'});
            return true;
        }
        drain();
        return false;
    }

    /** Lets what came before go on: the interpreter alone, or with it the board's program from its beginning. */
    void leave(boolean restart) {
        if (interrupted) {
            if (!entered) {
                send('\r', INTERRUPT, INTERRUPT);
            }
            entered = false;
            interrupted = false;
            send('\r', FRIENDLY);
            if (restart) {
                drain();
                send(END);
                find(RESTARTED);
            }
        }
    }

    /** Runs that, which is no secret. */
    <R> R run(String source, Function<ByteBuffer, R> output) throws PythonException {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        try (SecretBytes code = SecretBytes.taking(bytes, 0, bytes.length)) {
            return run(code, output);
        }
    }

    /**
     * Runs that.
     *
     * @param output is lent what it printed, which may be anything that was ever sent, and which it may write over
     * @throws PythonException what the interpreter says
     * @throws FailureException {@code device-silent}, {@code device-garbage}
     */
    <R> R run(SecretBytes source, Function<ByteBuffer, R> output) throws PythonException {
        if (!entered) {
            enter();
        }
        link.expect(RUN);
        try {
            return output.apply(result(source));
        } catch (FailureException e) {
            entered = false;
            throw e;
        } finally {
            SecretBytes.zero(answer);
            SecretBytes.zero(in);
            in.limit(0);
        }
    }

    private ByteBuffer result(SecretBytes source) throws PythonException {
        boolean taken = pastes && source.<Boolean, RuntimeException>lend(this::paste);
        if (!taken) {
            source.lend(code -> {
                burst(code);
                return null;
            });
        }
        Optional<PythonError> error = resultOf();
        if (error.isPresent()) {
            throw new PythonException(error.get());
        }
        return answer.duplicate();
    }

    /** With flow control. @return false where the board gives up in the middle, as some do; then it does not do so again */
    private boolean paste(ByteBuffer code) {
        send(PASTE, 'A', RAW);
        require(PASTING, ANSWER, "no raw paste any more");
        int window = byteOf(next(ANSWER)) & 0xff | (byteOf(next(ANSWER)) & 0xff) << 8;
        int room = window;
        var listening = new Listening(time, RUN);
        while (code.hasRemaining()) {
            while (room == 0 || isThere()) {
                byte said = said(listening);
                if (said == END) {
                    send(END);
                    resultOf();
                    pastes = false;
                    return false;
                }
                // What else there is, the system below the interpreter has written.
                room += said == WINDOW ? window : 0;
            }
            int count = Math.min(room, code.remaining());
            link.write(code.slice(code.position(), count));
            code.position(code.position() + count);
            room -= count;
            // It gets on, however slowly: all of a text may take longer than any answer.
            listening = new Listening(time, RUN);
        }
        send(END);
        listening = new Listening(time, RUN);
        while (said(listening) != END) {
            // What is before it tells of room that nobody needs any more.
        }
        return true;
    }

    /** What it says while it takes text. However much else is written to the line, there is an end. */
    private byte said(Listening listening) {
        Optional<Byte> each = next(listening);
        if (each.isEmpty() && listening.hasHeard()) {
            throw garbage("something is written without end");
        }
        return byteOf(each);
    }

    private void burst(ByteBuffer code) {
        code.rewind();
        drain(Duration.ZERO);
        while (code.hasRemaining()) {
            int count = Math.min(BURST, code.remaining());
            link.write(code.slice(code.position(), count));
            code.position(code.position() + count);
            pause();
        }
        send(END);
        require(OK, RUN, "no OK");
    }

    /** Output and traceback, each with an end, then the prompt. */
    private Optional<PythonError> resultOf() {
        answer.clear();
        var listening = new Listening(time, RUN);
        int output = -1;
        while (true) {
            byte each = byteOf(next(listening));
            if (each != END) {
                if (!answer.hasRemaining()) {
                    throw garbage("an answer without end");
                }
                answer.put(each);
            } else if (output < 0) {
                output = answer.position();
            } else {
                break;
            }
        }
        if (byteOf(next(ANSWER)) != '>') {
            throw garbage("no prompt");
        }
        int end = answer.position();
        answer.flip();
        Optional<PythonError> error = end > output ? Optional.of(PythonError.of(answer.slice(output, end - output))) : Optional.empty();
        answer.limit(output);
        return error;
    }

    private boolean isThere() {
        return in.hasRemaining() || fill(Duration.ZERO);
    }

    private byte byteOf(Optional<Byte> read) {
        return read.orElseThrow(() -> new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path())).exception());
    }

    private Optional<Byte> next(Duration within) {
        return next(new Listening(time, within));
    }

    private Optional<Byte> next(Listening listening) {
        while (!in.hasRemaining() && listening.goesOn()) {
            fill(listening.left());
            listening.heard(in.remaining());
        }
        return in.hasRemaining() ? Optional.of(in.get()) : Optional.empty();
    }

    private boolean fill(Duration within) {
        in.clear();
        link.read(in, within);
        in.flip();
        return in.hasRemaining();
    }

    /** Passes over all that is before it: what the system below the interpreter logs is on the same line. */
    private void require(byte[] wanted, Duration within, String otherwise) {
        boolean there = find(wanted, within).orElseThrow(() -> new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", link.path())).exception());
        if (!there) {
            throw garbage(otherwise);
        }
    }

    private Optional<Boolean> find(byte[] wanted) {
        return find(wanted, ANSWER);
    }

    /** Reads up to the end of that. @return whether it came; empty when nothing came at all */
    private Optional<Boolean> find(byte[] wanted, Duration within) {
        var listening = new Listening(time, within);
        boolean heard = false;
        int matched = 0;
        while (matched < wanted.length) {
            Optional<Byte> each = next(listening);
            if (each.isEmpty()) {
                return heard ? Optional.of(false) : Optional.empty();
            }
            heard = true;
            matched = each.get() == wanted[matched] ? matched + 1 : each.get() == wanted[0] ? 1 : 0;
        }
        return Optional.of(true);
    }

    private boolean drain() {
        return drain(QUIET);
    }

    /** Passes over what comes until it is quiet, for as long as an answer may take. @return whether anything came */
    private boolean drain(Duration quiet) {
        Instant deadline = time.instant().plus(ANSWER);
        boolean heard = in.hasRemaining();
        while (fill(quiet) && time.instant().isBefore(deadline)) {
            heard = true;
        }
        SecretBytes.zero(in);
        in.limit(0);
        return heard;
    }

    private void send(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        link.write(all, 0, all.length);
    }

    private void pause() {
        try {
            time.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private FailureException garbage(String detail) {
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", link.path()), detail).exception();
    }
}
