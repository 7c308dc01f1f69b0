package dev.claimport.practice.cloud.identity;

/** The address of an organisation's access portal, by which it is known. */
record StartUrl(String address) {

    /** Identity Center does not mind the slash and the number sign that browsers leave at the end. */
    boolean is(String given) {
        return given.replaceFirst("[/#]+$", "").equals(address);
    }
}
