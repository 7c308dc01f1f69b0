package dev.claimport.cli.aws;

import java.util.Optional;

/** What the AWS CLI does not have: an administrator of this computer who allows some things only. */
@FunctionalInterface
public interface Rules {

    /** Everything is allowed. */
    Rules NONE = (_, _) -> Optional.empty();

    /**
     * Whether a request may be sent.
     *
     * @param template that it is about; empty when it is about none
     * @param region that it goes to; empty when none is known
     * @return why not, in a line; empty when it may
     */
    Optional<String> refusal(Optional<String> template, Optional<String> region);
}
