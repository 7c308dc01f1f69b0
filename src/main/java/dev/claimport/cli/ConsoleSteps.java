package dev.claimport.cli;

import dev.claimport.app.SignIns;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.ConsoleUser;
import dev.claimport.signin.console.ConsoleSignIn.Page;
import dev.claimport.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** The steps of {@code claimport login --console}. */
record ConsoleSteps(SignIns signIns, PageOpener browser, BufferedReader in, PrintWriter out, PrintWriter err, Messages texts) {

    /** So often may somebody paste what is none, or not all of it. */
    private static final int TRIES = 3;

    int signIn(Optional<String> profile, Optional<Region> region, boolean remote, boolean noBrowser) throws InterruptedException {
        try (ConsoleLogin login = signIns.console(profile, region, true); ConsoleUser user = user(login, remote, noBrowser)) {
            out.println(texts.text("login.console-done", Map.of("user", user.arn(), "profile", login.profile().orElse(""), "region", login.region().id())));
            if (user.isRoot()) {
                say("login.console-root", Map.of());
            }
            out.flush();
            return ExitCodes.DONE;
        }
    }

    private ConsoleUser user(ConsoleLogin login, boolean remote, boolean noBrowser) throws InterruptedException {
        login.before().ifPresent(before -> say("login.console-before", Map.of("user", before, "profile", login.profile().orElse(""))));
        return remote || !noBrowser && !browser.isHere() ? elsewhere(login) : here(login, noBrowser);
    }

    private ConsoleUser here(ConsoleLogin login, boolean noBrowser) throws InterruptedException {
        Page page = login.beginHere();
        if (noBrowser) {
            say("login.open", Map.of("page", page.address().toString()));
            return login.await(page);
        }
        try {
            browser.open(page.address());
            say("login.opened", Map.of("page", page.address().toString()));
            return login.await(page);
        } catch (IOException _) {
            return elsewhere(login);
        }
    }

    private ConsoleUser elsewhere(ConsoleLogin login) {
        Page page = login.beginElsewhere();
        say("login.console-elsewhere", Map.of("page", page.address().toString()));
        for (int attempt = 1; ; attempt++) {
            try {
                return login.redeem(page, pasted());
            } catch (FailureException e) {
                boolean again = e.failure().kind() == SignInFailure.Kind.CONSOLE_CODE_WRONG || e.failure().kind() == SignInFailure.Kind.CONSOLE_CODE_FOREIGN;
                if (!again || attempt == TRIES) {
                    throw e;
                }
                say("login.console-again", Map.of());
            }
        }
    }

    /** Up to an empty line behind it: terminals and mail programs break long lines. */
    private String pasted() {
        var text = new StringBuilder();
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.isBlank() && !text.isEmpty()) {
                    return text.toString();
                }
                text.append(line.strip());
                // One line is the usual case, and nobody should have to know of the empty one.
                if (!in.ready() && !text.isEmpty()) {
                    return text.toString();
                }
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of(), e.getClass().getSimpleName()).exception(e);
        }
        if (text.isEmpty()) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of(), "no more input").exception();
        }
        return text.toString();
    }

    private void say(String key, Map<String, String> facts) {
        err.println(texts.text(key, facts));
        err.flush();
    }
}
