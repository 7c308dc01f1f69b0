package dev.claimport.claim.template;

/** What becomes of something that the registry already has (developer guide, "Override settings"). */
public enum OverrideAction {
    /** Left as it is. Also taken where a template says nothing, of which the guide says nothing either. */
    DO_NOTHING,
    REPLACE,
    /** The request fails with {@code ResourceConflictsException}. */
    FAIL,
    /** What is there and what the template says, together. Only for attributes and groups of a thing. */
    MERGE
}
