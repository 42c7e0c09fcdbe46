// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// What separates sound from faulty where no blueprint says what is meant. Lengths are metres.
namespace maquette::audit_thresholds {

/// Nearer than this share of the asset's diagonal is touching: a tenth of a millimetre on a metre, less than
/// a render shows. The floor is what modelling in millimetres leaves of rounding, the ceiling keeps a house
/// from hiding gaps that are seen at a door.
inline constexpr double touching_share = 1e-4;
inline constexpr double touching_least = 2e-6;
inline constexpr double touching_most = 2e-4;

/// Vertices nearer than this share of their object's diagonal are one: what sin and cos leave open at a seam.
inline constexpr double weld_share = 1e-6;

/// A triangle lower than this share of its longest side has no area: rounding of floats, not modelling.
inline constexpr double sliver_share = 1e-6;

/// A gap up to this share of the loose piece's diagonal is a part that ends short of its neighbour; beyond
/// it, nobody can say where it belongs, and it floats.
inline constexpr double gap_share = 0.5;

/// What stands by itself under a neighbour, and ends below it by less than this share of its diagonal, was
/// meant to bear it. Neighbours side by side (books, planks) are left alone.
inline constexpr double near_miss_share = 0.02;
/// ... or, of what is short, by less than these metres and this larger share: the leg of a footstool.
inline constexpr double near_miss_most = 0.003;
inline constexpr double near_miss_short = 0.06;
/// What stands beside a neighbour that its likes all meet, nearer than this share of its diagonal, was meant
/// to meet it too: one wheel of four.
inline constexpr double near_like_share = 0.1;
/// Pieces are alike when their boxes are, to within this share.
inline constexpr double like_share = 0.02;

/// A foot that ends above the ground by less than this share of the asset's height was meant to reach it;
/// what ends higher than the second, in metres, shows its gap and is meant (a downpipe, a skirt).
inline constexpr double hovering_share = 0.02;
inline constexpr double hovering_most = 0.025;
/// A foot matters when without it the footprint loses more than this share of its area: one of six legs does
/// (a sixth), one of eight roots does not (a fourteenth) ...
inline constexpr double footprint_share = 0.1;
/// ... or when the centre of mass lies much nearer to the edge of the footprint without it: nearer than this
/// share of how deep it lies with it.
inline constexpr double firm_share = 0.5;

/// The centre of mass may lie this share of the asset's diagonal beside the footprint: what balances on a
/// wheel or a ball stands on a point.
inline constexpr double balance_share = 0.005;
/// What touches the ground at a mere line or point (a wheel, a ball, the rim of a wall clock set down) stands
/// on nothing anyway: its weight may be this much beside it. A footprint is a line where its area is less
/// than the second share of the diagonal's square.
inline constexpr double balance_on_line_share = 0.05;
inline constexpr double line_share = 1e-4;

/// A part is sunk, not let in, when it reaches into another by more than this share of its own extent in that
/// direction: joints in our pairs stay below a fifth, a wheel sunk half into a body is at a half ...
inline constexpr double sunk_share = 0.3;
/// ... when that much of it is swallowed, for a rod through a plate is deep but mostly outside ...
inline constexpr double swallowed_share = 0.2;
/// ... and not nearly all of it: a wick in a flame, a core in a shell are meant to be inside ...
inline constexpr double contained_share = 0.9;
/// ... when the depth shows, beside the part's diagonal: a dial, a panel, a door in its wall are inlaid ...
inline constexpr double inlaid_share = 0.08;
/// ... which holds of what the other covers from side to side. What is covered by less than this share of its
/// outline (a wheel that reaches below its body) is inlaid up to the second share only ...
inline constexpr double covered_share = 0.8;
inline constexpr double inlaid_beside_share = 0.03;
/// ... when it is no detail beside the asset: eyes, knobs and rivets are sunk on purpose ...
inline constexpr double detail_share = 0.1;
/// ... and no rod, so many times longer than wide: axles, posts and roots are driven into what holds them.
inline constexpr double rod_ratio = 2.5;
/// Pieces of one part that are sunk alike, to within this share, are sunk by design: windows in a wall.
inline constexpr double alike_share = 0.25;

/// What is moved out of another keeps this share of its depth: a surface that only touches a curved one shows
/// a hairline gap, and hangs on it by rounding alone.
inline constexpr double left_in_share = 0.1;

/// An edge loop of at most so many edges that bounds less than this share of its surface is a face that got
/// lost; larger openings (a cup, a shade, a sleeve) are meant.
inline constexpr unsigned lost_face_edges = 4;
inline constexpr double lost_face_share = 0.05;

/// An open surface bulges when it would hold this share of its box if closed over; a flat one has no inside.
inline constexpr double bulge_share = 0.1;
/// ... and is flat where it is thinner than this share of its diagonal.
inline constexpr double flat_share = 0.02;
/// A closed surface that holds less than this share of its diagonal's cube holds nothing but rounding.
inline constexpr double no_volume_share = 1e-9;

/// A corner of a face turns back when the two edges span more than this share of its area the other way:
/// less is what rounding makes of a straight one.
inline constexpr double straight_corner = 1e-4;
/// A concave face whose corners leave its plane by more than this share of its diagonal looks different as
/// soon as it is cut into triangles in another way.
inline constexpr double bent_share = 0.02;

/// Scales that differ by less come of multiplying matrices of floats.
inline constexpr double scale_rounding = 1e-4;
/// An asset has a root when more than this share of its parts hang on one object.
inline constexpr double rooted_share = 0.5;

/// Findings of one kind on one part beyond this number are told in one sentence.
inline constexpr unsigned findings_of_a_kind = 4;

}  // namespace maquette::audit_thresholds
