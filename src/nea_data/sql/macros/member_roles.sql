-- The roles that make an actor one of a framework's own in panels and networks: all but convenor, unless SET VARIABLE roles = ['member', ...] says otherwise for a session.
-- ja: パネルとネットワークで枠組みの構成員とみなす役割。主催者以外のすべて。`SET VARIABLE roles = ['member', ...]`でセッションごとに変えられる。
CREATE MACRO member_roles() AS (
  coalesce(getvariable('roles'),
    ['party', 'member', 'associate_member', 'participant', 'observer', 'dialogue_partner', 'guest'])
);
-- Example: SELECT unnest(member_roles()) AS role
