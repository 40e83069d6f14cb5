/**
 * All code that uses WireMock. No other package imports WireMock, except {@code MockUpstream} and {@code UpstreamCall}, which
 * have its types in their signatures. A new major version of WireMock changes this package only.
 * <p>
 * Only types of this extension cross the border of the package:
 * <ul>
 * <li>{@code StubFiles} in, opaque: the stubs in files, from which each {@code WireMockEngine} is made;</li>
 * <li>{@code ReceivedHead} and the bytes of a body in: a request;</li>
 * <li>{@code Reply} out: whether a stub matches, the response to write, and the call to record;</li>
 * <li>{@code Endpoint} in: a stub whose answers are computed when calls arrive;</li>
 * <li>texts out: the nearest stub of a request that no stub matches, and the stubs that answered no call;</li>
 * <li>{@code WireMockUpstream}, the part of {@code MockUpstream} that speaks WireMock; its subclass outside knows the running
 * test.</li>
 * </ul>
 */
package io.quarkiverse.handlertesting.runtime.internal.upstream.wiremock;
