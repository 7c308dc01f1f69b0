package dev.claimport.signin;

import dev.claimport.failure.Failure;
import java.util.Optional;

/**
 * What has come of signing out; on this computer it is done in any case.
 *
 * @param count how many sign-ins have ended
 * @param untold why Identity Center could not be told of one of them, which it accepts until it runs out
 */
public record SignedOut(int count, Optional<Failure> untold) {}
