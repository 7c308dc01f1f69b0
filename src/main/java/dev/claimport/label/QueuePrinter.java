package dev.claimport.label;

import dev.claimport.time.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A queue of the system (CUPS). Whether the printer prints, the queue knows.
 *
 * @param page whether its driver prints pages; else it passes on what it is given
 * @param lp the program that gives a queue something to print @param lpstat the one that tells about queues
 */
record QueuePrinter(String address, String queue, boolean page, String lp, String lpstat) implements LabelPrinter {

    /** Bytes of what they say. */
    private static final int LARGEST = 65_536;

    QueuePrinter(String address, String queue, boolean page) {
        this(address, queue, page, "lp", "lpstat");
    }

    /** The queue keeps what the printer does not take yet; but there has to be one, which takes something. */
    @Override
    public void requireReady() {
        String said = run(new byte[0], lpstat, "-a", queue);
        if (said.contains(" not accepting ")) {
            throw LabelPrinter.unreachable(address, said);
        }
    }

    @Override
    public void print(String zpl) {
        run(page ? LabelPdf.of(LabelPicture.of(zpl)) : zpl.getBytes(StandardCharsets.UTF_8), lp, "-d", queue, "-o", page ? "fit-to-page" : "raw");
    }

    /** @return what it says */
    private String run(byte[] input, String... command) {
        var program = new ProcessBuilder(List.of(command));
        // So that what it says can be understood.
        program.environment().put("LC_ALL", "C");
        try {
            ProgramRun.Printed printed = ProgramRun.of(program, input, LARGEST, LabelWait.QUEUE.limit());
            if (printed.exitCode() != 0) {
                throw LabelPrinter.unreachable(address, new String(printed.complaint(), StandardCharsets.UTF_8).strip());
            }
            return new String(printed.output(), StandardCharsets.UTF_8).strip();
        } catch (IOException | ProgramRun.EndlessException e) {
            throw LabelPrinter.unreachable(address, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabelPrinter.unreachable(address, e.toString());
        }
    }
}
