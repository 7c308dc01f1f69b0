package dev.claimport.practice.device.repl;

import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.parts.ClaimPart;
import dev.claimport.device.parts.Destination;
import dev.claimport.device.parts.Encoding;
import dev.claimport.device.parts.PartsPlan;
import dev.claimport.practice.device.Application;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.files.FilesReader;
import dev.claimport.practice.device.files.VirtualFiles;
import dev.claimport.practice.device.text.LosesBytes;
import dev.claimport.practice.device.text.Misbehaviour;
import dev.claimport.practice.device.text.TextServer;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A board with MicroPython: a prompt, the raw REPL with raw paste, and a program that starts with the interpreter and registers with the claim
 * that it finds in files (MicroPython, {@code docs/reference/repl.rst}, {@code shared/runtime/pyexec.c}).
 */
public final class Board implements TextServer {

    private static final String PROMPT = ">>> ";
    private static final String BANNER = "MicroPython v1.28.0 on 2026-04-06; Practice board\r\nType \"help()\" for more information.\r\n" + PROMPT;
    private static final String RAW_BANNER = "raw REPL; CTRL-B to exit\r\n>";
    private static final String END = "\u0004";
    private static final int WINDOW = 32;
    private static final int EARLY = 3 * WINDOW;
    /** Beyond which the interpreter has no memory for a text. */
    private static final int LONGEST = 4096;

    private enum Mode {
        FRIENDLY,
        RAW,
        PASTE
    }

    private final VirtualDeviceOptions options;
    private final VirtualFiles files = new VirtualFiles(Map.of("", 64 * 1024L), Set.of(""), 1);
    private final BoardPython python;
    private final Misbehaviour misbehaviour;
    private final FilesReader reader;
    private final Application application;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private Mode mode = Mode.FRIENDLY;
    private boolean programRuns = true;
    private String escape = "";
    private int sinceWindow;
    private int burst;
    /** It has given up in the middle, and waits to be told that this was noticed. */
    private boolean ended;

    /** @param destinations where its program looks for the parts of a claim */
    public Board(Map<ClaimPart, Destination> destinations, VirtualDeviceOptions options, DeviceRegistration registration) {
        this.options = options;
        this.python = new BoardPython(files, options, options.misbehaviour(DeviceFault.FlipsBit.class).isPresent());
        this.misbehaviour = new Misbehaviour(options);
        this.reader = new FilesReader(new PartsPlan(destinations, Encoding.PEM), files);
        this.application = new Application(options, registration);
    }

    private boolean has(Class<? extends DeviceFault> fault) {
        return options.misbehaviour(fault).isPresent();
    }

    @Override
    public synchronized String accept(byte each) {
        if (has(BoardFault.SwallowsInterrupts.class)) {
            return each == 3 ? "tick\r\n" : "";
        }
        if (mode == Mode.PASTE) {
            return paste(each);
        }
        return switch (each) {
            case 1 -> enterRaw();
            case 2 -> leaveRaw();
            case 3 -> interrupt();
            case 4 -> mode == Mode.RAW ? execute("OK") : restart();
            default -> mode == Mode.RAW ? raw(each) : friendly(each);
        };
    }

    private String enterRaw() {
        if (mode == Mode.RAW && escape.equals("\u0005A")) {
            escape = "";
            text.reset();
            return startPaste();
        }
        mode = Mode.RAW;
        text.reset();
        return RAW_BANNER;
    }

    /** One that loses bytes has none either (rshell, issue 29). */
    private String startPaste() {
        if (has(BoardFault.KnowsNoRawPaste.class) || has(LosesBytes.class)) {
            return "R\u0000";
        }
        mode = Mode.PASTE;
        sinceWindow = 0;
        return "R\u0001" + (char) WINDOW + "\u0000";
    }

    private String leaveRaw() {
        mode = Mode.FRIENDLY;
        text.reset();
        return "\r\n" + BANNER;
    }

    private String interrupt() {
        boolean ran = programRuns && application.isBusy();
        programRuns = false;
        if (ran) {
            application.forget();
        }
        text.reset();
        return mode == Mode.RAW ? "" : (ran ? "Traceback (most recent call last):\r\n  File \"main.py\", line 12, in <module>\r\nKeyboardInterrupt: \r\n" : "\r\n") + PROMPT;
    }

    /** What was open is lost; the program begins anew. */
    private String restart() {
        python.forget();
        text.reset();
        programRuns = true;
        return "\r\nMPY: soft reboot\r\n" + BANNER;
    }

    private String friendly(byte each) {
        if (each != '\r') {
            text.write(each);
            return each >= ' ' && each < 0x7f ? String.valueOf((char) each) : "";
        }
        String line = BoardPython.text(text.toByteArray()).replaceAll("\\p{C}", "");
        text.reset();
        return "\r\n" + (line.isBlank() ? "" : "Traceback (most recent call last):\r\n  File \"<stdin>\", line 1\r\nSyntaxError: invalid syntax\r\n") + PROMPT;
    }

    private String raw(byte each) {
        if (each == 5 && text.size() == 0) {
            escape = "\u0005";
        } else if (escape.equals("\u0005") && each == 'A') {
            escape = "\u0005A";
        } else {
            escape = "";
            take(each);
        }
        return "";
    }

    private void take(byte each) {
        boolean lost = has(LosesBytes.class) && ++burst == LosesBytes.LOST;
        if (!lost && text.size() < LONGEST) {
            text.write(each);
        }
    }

    private String paste(byte each) {
        if (each == 3) {
            mode = Mode.RAW;
            text.reset();
            return END + END + "Traceback (most recent call last):\r\nKeyboardInterrupt: \r\n" + END + ">";
        }
        if (each == 4) {
            mode = Mode.RAW;
            boolean saidSo = ended;
            ended = false;
            return execute(saidSo ? "" : END);
        }
        if (ended) {
            return "";
        }
        take(each);
        sinceWindow++;
        if (has(BoardFault.EndsRawPasteEarly.class) && text.size() == EARLY) {
            // It waits for the other side's end, and has what it got for the whole then.
            ended = true;
            return END;
        }
        if (sinceWindow == WINDOW) {
            sinceWindow = 0;
            return "\u0001";
        }
        return "";
    }

    /** @param taken says that it has the whole text */
    private String execute(String taken) {
        String source = BoardPython.text(text.toByteArray());
        text.reset();
        burst = 0;
        return switch (misbehaviour.to(source).orElse(null)) {
            case null -> taken + said(python.run(source));
            case Misbehaviour.Instead.Says(String error) -> error.isEmpty() ? "" : taken + said(BoardPython.Result.raised(error));
            case Misbehaviour.Instead.Restarts() -> startUp();
        };
    }

    private static String said(BoardPython.Result result) {
        return result.output() + END + result.error() + END + ">";
    }

    /** As after a loss of power. */
    private String startUp() {
        python.forget();
        mode = Mode.FRIENDLY;
        programRuns = true;
        application.restart();
        return "\r\n" + BANNER;
    }

    @Override
    public synchronized void proceed() {
        application.proceed(() -> programRuns() ? reader.read() : Optional.empty());
    }

    @Override
    public synchronized DeviceStatus status() {
        return application.status();
    }

    /** Whether it does what it is for, and is not kept from it. */
    public synchronized boolean programRuns() {
        return programRuns && mode == Mode.FRIENDLY;
    }

    /** What lies in a file now. */
    public synchronized Optional<byte[]> content(String path) {
        return files.content(path).map(byte[]::clone);
    }

    @Override
    public synchronized void close() {
        files.erase();
        if (application.status().state() != DeviceState.DONE) {
            application.forget();
        }
    }
}
