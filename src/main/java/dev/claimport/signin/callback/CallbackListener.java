package dev.claimport.signin.callback;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.SignInFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the browser on a free port of 127.0.0.1, which nobody outside this computer can reach. Only a request for the right
 * path, under the right name and with our state, is listened to; all others are turned away, and the wait goes on. The browser is
 * kept waiting until it is known how the sign-in ended, so that its page tells the truth.
 */
public final class CallbackListener implements AutoCloseable {

    /** Where the browser is sent back to; registered without a port, which the service then leaves open. */
    public static final String PATH = "/oauth/callback";

    static final int STRANGERS = 100;
    private static final int WAITING = 50;
    private static final int AT_ONCE = 16;
    private static final Logger LOG = LoggerFactory.getLogger(CallbackListener.class);

    private final ServerSocket socket;
    private final byte[] state;
    private final Thread acceptor;
    private final CallbackPages pages = new CallbackPages(Locale.getDefault());
    private final CompletableFuture<Callback> callback = new CompletableFuture<>();
    private final CompletableFuture<byte[]> verdict = new CompletableFuture<>();
    private final Set<Socket> reading = ConcurrentHashMap.newKeySet();
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final AtomicInteger strangers = new AtomicInteger();

    private CallbackListener(ServerSocket socket, String state) {
        this.socket = socket;
        this.state = state.getBytes(StandardCharsets.UTF_8);
        acceptor = Thread.ofVirtual().name("callback").start(this::accept);
    }

    /**
     * Listens from here on.
     *
     * @param state that the browser has to bring back
     * @throws dev.claimport.failure.FailureException {@code callback-port-failed}
     */
    public static CallbackListener open(String state) {
        try {
            return new CallbackListener(new ServerSocket(0, WAITING, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), state);
        } catch (IOException e) {
            throw new SignInFailure(SignInFailure.Kind.CALLBACK_PORT_FAILED, Map.of(), String.valueOf(e.getMessage())).exception(e);
        }
    }

    /** With the port. */
    public URI redirectUri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + PATH);
    }

    /** What came; empty as long as nothing has. */
    public Optional<Callback> poll() {
        return Optional.ofNullable(callback.getNow(null));
    }

    /** Lets the browser show that it is done. */
    public void signedIn() {
        verdict.complete(pages.signedIn());
    }

    /** Lets the browser show what went wrong. */
    public void failed(Failure failure) {
        verdict.complete(pages.failed(failure));
    }

    /** Whoever still waits is told that the sign-in was stopped; returns when they have been. */
    @Override
    public void close() {
        failed(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
        try {
            socket.close();
            // The port is given back only when nobody waits on it any more.
            acceptor.join(CallbackWait.LAST_PAGE.limit());
            for (Socket connection : reading) {
                connection.close();
            }
            for (Thread thread : answering) {
                thread.join(CallbackWait.LAST_PAGE.limit());
            }
        } catch (IOException e) {
            LOG.info("the port did not close: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            acceptAll();
        } catch (RuntimeException | Error e) {
            // Nobody will come any more: whoever waits is told.
            callback.completeExceptionally(e);
            throw e;
        }
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (room.tryAcquire()) {
                    reading.add(connection);
                    Thread.ofVirtual().name("callback-answer").start(() -> serve(connection));
                } else {
                    connection.close();
                }
            } catch (IOException e) {
                // Closed, or a connection that ended before it began.
                LOG.debug("callback: {}", e.getMessage());
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout((int) CallbackWait.HEAD.limit().toMillis());
            Optional<CallbackRequest> request = CallbackRequest.read(new BufferedInputStream(connection.getInputStream()));
            answering.add(Thread.currentThread());
            reading.remove(connection);
            byte[] answer = request.map(this::answer).orElseGet(() -> turnAway(400));
            connection.getOutputStream().write(answer);
            connection.shutdownOutput();
        } catch (SocketTimeoutException _) {
            // Browsers open connections ahead, and use only one.
        } catch (IOException e) {
            LOG.debug("callback: {}", e.getMessage());
        } finally {
            reading.remove(connection);
            answering.remove(Thread.currentThread());
            room.release();
        }
    }

    private byte[] answer(CallbackRequest request) {
        if (!request.host().equals("127.0.0.1:" + socket.getLocalPort())) {
            return turnAway(403);
        }
        if (!request.path().equals(PATH)) {
            return turnAway(404);
        }
        if (!request.method().equals("GET")) {
            return turnAway(405);
        }
        Map<String, String> query = request.query().orElse(Map.of());
        Optional<String> error = Optional.ofNullable(query.get("error")).filter(text -> !text.isEmpty());
        Optional<String> code = Optional.ofNullable(query.get("code")).filter(text -> !text.isEmpty());
        if (error.isEmpty() && code.isEmpty()) {
            return turnAway(400);
        }
        // Not every server brings the state back with an error, and all that an error can do is end the wait.
        if (query.containsKey("state") || code.isPresent()) {
            boolean ours = isOurs(query.getOrDefault("state", ""));
            callback.complete(!ours ? new Callback.Forged() : error.isPresent() ? new Callback.Refused(shown(error.get())) : new Callback.Code(code.get()));
        } else {
            callback.complete(new Callback.Unproven(shown(error.get())));
        }
        return verdict.join();
    }

    private boolean isOurs(String brought) {
        return MessageDigest.isEqual(brought.getBytes(StandardCharsets.UTF_8), state);
    }

    /** RFC 6749, section 4.1.2.1: errors are printable ASCII. */
    private static String shown(String error) {
        String fit = error.replaceAll("[^a-zA-Z0-9_.-]", "");
        return fit.substring(0, Math.min(fit.length(), 60));
    }

    private byte[] turnAway(int status) {
        LOG.info("a request on the callback's port is none of the browser's: {}", status);
        if (strangers.incrementAndGet() == STRANGERS) {
            callback.complete(new Callback.Disturbed(STRANGERS));
        }
        return pages.stranger(status);
    }
}
