package dev.claimport.desktop.signin;

import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.CarriedAuthorization;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.ConsoleUser;
import dev.claimport.signin.console.ConsoleSignIn.Page;

/**
 * A sign-in with the console's credentials that has begun; closing it gives it up.
 *
 * @param here whether the browser of this computer brings it back
 */
record ConsoleAttempt(ConsoleLogin login, Page page, boolean here) implements AutoCloseable {

    static ConsoleAttempt begin(ConsoleLogin login, boolean here) {
        try {
            return new ConsoleAttempt(login, here ? login.beginHere() : login.beginElsewhere(), here);
        } catch (RuntimeException e) {
            login.close();
            throw e;
        }
    }

    Challenge challenge() {
        return here ? new BrowserAuthorization(page.address(), page.expiresAt()) : new CarriedAuthorization(page.address(), page.expiresAt());
    }

    /** Waits for the browser on this computer. */
    ConsoleUser await() {
        return login.await(page);
    }

    /** Goes on with what the page on another device shows. */
    ConsoleUser redeem(String pasted) {
        return login.redeem(page, pasted);
    }

    @Override
    public void close() {
        login.close();
    }
}
