package dev.claimport.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that is given something and prints something, within a limit. When it is over, nothing of the program is left, nor of its children. */
public final class ProgramRun {

    /** Between two looks at which children it has: who ends leaves them to others, so that they have to be known before. */
    private static final int LOOK_MILLIS = 20;

    private final Process process;
    private final long ends;
    private final Set<ProcessHandle> children = new HashSet<>();

    private ProgramRun(Process process, Duration limit) {
        this.process = process;
        ends = System.nanoTime() + limit.toNanos();
    }

    /** What a program printed. @param output on standard output @param complaint on standard error */
    public record Printed(int exitCode, byte[] output, byte[] complaint) {}

    /** It had not ended when its time was over. */
    public static final class EndlessException extends Exception {

        EndlessException() {
            super("it does not end");
        }
    }

    /**
     * Runs it.
     *
     * @param input for its standard input, which is then closed
     * @param most bytes that are taken of each of its outputs
     * @throws IOException when it cannot be started
     * @throws InterruptedException when interrupted meanwhile
     */
    public static Printed of(ProcessBuilder program, byte[] input, int most, Duration limit) throws IOException, EndlessException, InterruptedException {
        ProgramRun run = new ProgramRun(program.start(), limit);
        try {
            return run.printed(input, most);
        } finally {
            run.end();
        }
    }

    private Printed printed(byte[] input, int most) throws EndlessException, InterruptedException {
        FutureTask<byte[]> output = reading(process.getInputStream(), most);
        FutureTask<byte[]> complaint = reading(process.getErrorStream(), most);
        start(new FutureTask<>(() -> {
            // Whoever does not read it does not want it.
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            }
            return input;
        }));
        byte[] printed = ended(output);
        byte[] complained = ended(complaint);
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            look();
        }
        return new Printed(process.exitValue(), printed, complained);
    }

    private static FutureTask<byte[]> reading(InputStream stream, int most) {
        return start(new FutureTask<>(() -> {
            try (stream) {
                return stream.readNBytes(most);
            }
        }));
    }

    private static FutureTask<byte[]> start(FutureTask<byte[]> task) {
        Thread.ofPlatform().daemon().name("program").start(task);
        return task;
    }

    private byte[] ended(FutureTask<byte[]> reading) throws EndlessException, InterruptedException {
        while (true) {
            try {
                return reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                look();
            } catch (ExecutionException _) {
                throw new EndlessException();
            }
        }
    }

    private void look() throws EndlessException {
        if (System.nanoTime() - ends >= 0) {
            throw new EndlessException();
        }
        process.descendants().forEach(children::add);
    }

    private void end() {
        process.descendants().forEach(children::add);
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
