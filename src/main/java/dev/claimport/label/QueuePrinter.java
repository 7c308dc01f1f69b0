package dev.claimport.label;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A queue of the system (CUPS). Whether the printer prints, the queue knows.
 *
 * @param page whether its driver prints pages; else it passes on what it is given
 */
record QueuePrinter(String address, String queue, boolean page) implements LabelPrinter {

    @Override
    public void requireReady() {
        // The queue keeps what the printer does not take yet.
    }

    @Override
    public void print(String zpl) {
        try {
            Process lp = new ProcessBuilder(page ? List.of("lp", "-d", queue, "-o", "fit-to-page") : List.of("lp", "-d", queue, "-o", "raw")).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try {
                try (OutputStream in = lp.getOutputStream()) {
                    in.write(page ? LabelPdf.of(LabelPicture.of(zpl)) : zpl.getBytes(StandardCharsets.UTF_8));
                }
                if (!lp.waitFor(LabelWait.QUEUE.limit().toMillis(), TimeUnit.MILLISECONDS) || lp.exitValue() != 0) {
                    throw LabelPrinter.unreachable(address, "lp ended with " + (lp.isAlive() ? "nothing" : lp.exitValue()));
                }
            } finally {
                lp.destroyForcibly();
            }
        } catch (IOException e) {
            throw LabelPrinter.unreachable(address, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LabelPrinter.unreachable(address, e.toString());
        }
    }
}
