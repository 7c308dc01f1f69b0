package dev.claimport.label;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalFailure.Kind;
import dev.claimport.time.Alarm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printer on the network that takes ZPL as it is. */
final class TcpPrinter implements LabelPrinter {

    /** Host status return (ZPL II Programming Guide, ~HS): three lines between STX and ETX. */
    private static final String STATUS = "~HS\r\n";
    private static final Pattern ANSWER = Pattern.compile("\u0002([^\u0003]*)\u0003\\s*\u0002([^\u0003]*)\u0003", Pattern.DOTALL);
    private static final int PAPER_OUT = 1;
    private static final int PAUSED = 2;
    private static final int HEAD_UP = 2;
    private static final int RIBBON_OUT = 3;
    private static final int MOST = 1024;

    private final String address;
    private final String host;
    private final int port;
    private final Alarm alarm;

    /** @param alarm rings when a label was not taken in time */
    TcpPrinter(String address, String host, int port, Alarm alarm) {
        this.address = address;
        this.host = host;
        this.port = port;
        this.alarm = alarm;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void requireReady() {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(STATUS.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            trouble(read(socket)).ifPresent(kind -> {
                throw new LocalFailure(kind, Map.of("printer", address)).exception();
            });
        } catch (IOException e) {
            throw LabelPrinter.unreachable(address, e.toString());
        }
    }

    @Override
    public void print(String zpl) {
        try (Socket socket = connect()) {
            // A write has no limit of its own; closing the socket ends it.
            Runnable taken = alarm.set(LabelWait.TAKEN.limit(), () -> close(socket));
            try {
                socket.getOutputStream().write(zpl.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } finally {
                taken.run();
            }
        } catch (IOException e) {
            throw LabelPrinter.unreachable(address, e.toString());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) LabelWait.CONNECT.limit().toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** What comes until its two lines are there, or the time is over; what drips is not waited for any longer. */
    private static String read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        long end = System.nanoTime() + LabelWait.STATE.limit().toNanos();
        try {
            while (answer.size() < MOST && !ANSWER.matcher(answer.toString(StandardCharsets.ISO_8859_1)).find()) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                socket.setSoTimeout((int) left);
                int next = in.read();
                if (next < 0) {
                    break;
                }
                answer.write(next);
            }
        } catch (SocketTimeoutException _) {
            // It does not tell.
        }
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    /** @return empty where it is ready, or does not tell */
    static Optional<Kind> trouble(String answer) {
        Matcher found = ANSWER.matcher(answer);
        if (!found.find()) {
            return Optional.empty();
        }
        String[] first = found.group(1).split(",");
        String[] second = found.group(2).split(",");
        return isSet(first, PAPER_OUT) ? Optional.of(Kind.PRINTER_OUT_OF_PAPER) : isSet(second, RIBBON_OUT) ? Optional.of(Kind.PRINTER_OUT_OF_RIBBON)
                : isSet(second, HEAD_UP) ? Optional.of(Kind.PRINTER_OPEN) : isSet(first, PAUSED) ? Optional.of(Kind.PRINTER_PAUSED) : Optional.empty();
    }

    private static boolean isSet(String[] flags, int at) {
        return at < flags.length && flags[at].strip().equals("1");
    }
}
