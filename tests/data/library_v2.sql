-- A library of schema version 2, as the program of that version left it.
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE items (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    origin TEXT NOT NULL,
    section TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    source TEXT NOT NULL,
    document_number TEXT NOT NULL,
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    valid_from TEXT,
    valid_until TEXT,
    pinned INTEGER NOT NULL,
    demo INTEGER NOT NULL,
    areas TEXT NOT NULL,
    tags TEXT NOT NULL,
    months TEXT NOT NULL,
    facts TEXT NOT NULL,
    picture TEXT NOT NULL,
    picture_text TEXT NOT NULL,
    has_sound INTEGER NOT NULL,
    has_film INTEGER NOT NULL
) STRICT;
CREATE INDEX items_by_origin ON items (origin, published);
CREATE INDEX items_by_kind ON items (kind);

CREATE TABLE bodies (key INTEGER PRIMARY KEY, html TEXT NOT NULL) STRICT;
CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE spellings (key INTEGER PRIMARY KEY, initials TEXT NOT NULL, pinyin TEXT NOT NULL)
    STRICT;

CREATE TABLE places (
    area TEXT NOT NULL,
    kind TEXT NOT NULL,
    section TEXT NOT NULL,
    published TEXT NOT NULL,
    key INTEGER NOT NULL,
    pinned INTEGER NOT NULL,
    months INTEGER NOT NULL,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,
    PRIMARY KEY (area, kind, section, published, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_key ON places (key);
CREATE INDEX places_newest ON places (kind, published DESC, key, area, begins, ends);

CREATE TABLE item_tags (tag TEXT NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (tag, key))
    STRICT, WITHOUT ROWID;
CREATE INDEX item_tags_by_key ON item_tags (key);

CREATE TABLE attachments (
    key INTEGER NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    title TEXT NOT NULL,
    inline BLOB,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    PRIMARY KEY (key, position)
) STRICT;
CREATE INDEX attachments_by_hash ON attachments (sha256);
CREATE TABLE late_data (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE VIEW item_data (key, sha256, data) AS
    SELECT key, sha256, coalesce(inline, (SELECT data FROM late_data AS l WHERE l.sha256 = a.sha256))
    FROM attachments AS a
    WHERE position = (
        SELECT min(position) FROM attachments AS o WHERE o.key = a.key AND o.role = 'data'
    );

CREATE TABLE sums (key INTEGER PRIMARY KEY, sum INTEGER NOT NULL) STRICT;

CREATE TABLE quotes (
    key INTEGER NOT NULL,
    day TEXT NOT NULL,
    market TEXT NOT NULL,
    product TEXT NOT NULL,
    unit TEXT NOT NULL,
    low TEXT,
    high TEXT,
    modal TEXT,
    spec TEXT NOT NULL,
    origin TEXT NOT NULL,
    area TEXT NOT NULL,
    type TEXT NOT NULL,
    demo INTEGER NOT NULL
) STRICT;
CREATE INDEX quotes_by_key ON quotes (key);
CREATE INDEX quotes_by_product ON quotes (product, day);
CREATE INDEX quotes_by_day ON quotes (day);

CREATE TABLE forecasts (area TEXT NOT NULL, issued TEXT NOT NULL, key INTEGER NOT NULL,
    PRIMARY KEY (area, issued, key)) STRICT, WITHOUT ROWID;
-- Columns in the order of the key: quick_check of SQLite 3.40 raises a false alarm otherwise.
CREATE INDEX forecasts_by_key ON forecasts (key);

CREATE VIRTUAL TABLE terms USING fts5 (term, content='', detail=none, tokenize='ascii');
INSERT INTO terms (terms, rank) VALUES ('hashsize', 8388608);
PRAGMA application_id = 1129664075;
INSERT INTO sums VALUES(1,10351104510);
INSERT INTO sums VALUES(2,14499309053);
PRAGMA user_version = 2;
INSERT INTO meta VALUES ('edition', '1');
INSERT INTO meta VALUES ('held', '{"release": 3, "issued": "2026-05-19T23:40:00+00:00", "county": "150125", "timestamp_version": 3, "applied": "2026-05-19T23:40:00+00:00"}');
INSERT INTO meta VALUES ('terms', '1/14.0.0');
INSERT INTO notes VALUES ('sync', '{}');
INSERT INTO items VALUES (1, 'tag:wuchuan.example,2026:technique/blight', 'county', 'technique', 'article', '土豆晚疫病怎么防', '雨多的时候，七到十天打一次药。', '武川县农技推广中心', '', '2026-05-19T23:40:00+00:00', '2026-05-19T23:40:00+00:00', NULL, NULL, 0, 0, '["150125"]', '["土豆","晚疫病"]', '[6,7,8]', '[]', '', '', 0, 0);
INSERT INTO items VALUES (2, 'tag:wuchuan.example,2026:technique/land', 'county', 'policy', 'article', '耕地地力保护补贴', '雨多的时候，七到十天打一次药。', '武川县农技推广中心', '内农发〔2026〕1号', '2026-05-19T23:40:00+00:00', '2026-05-19T23:40:00+00:00', NULL, NULL, 0, 0, '["150125"]', '["补贴"]', '[]', '[["who","种地的农户"],["amount","按亩算，标准由自治区定"],["how","村里登记，打到一卡通"],["contact","乡政府农业站"]]', '2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97', '病叶', 0, 0);
INSERT INTO bodies VALUES (1, '<p>下雨多就要防晚疫病。</p>');
INSERT INTO bodies VALUES (2, '<p>下雨多就要防晚疫病。</p>');
INSERT INTO texts VALUES (1, '土豆晚疫病怎么防
雨多的时候，七到十天打一次药。
下雨多就要防晚疫病。
土豆 晚疫病
武川县农技推广中心');
INSERT INTO texts VALUES (2, '耕地地力保护补贴
雨多的时候，七到十天打一次药。
下雨多就要防晚疫病。
种地的农户
按亩算，标准由自治区定
村里登记，打到一卡通
乡政府农业站
补贴
武川县农技推广中心
内农发〔2026〕1号');
INSERT INTO spellings VALUES (1, 'td wyb zm f', 'tudou wanyibing zenme fang');
INSERT INTO spellings VALUES (2, 'gd dl bh bt', 'gengdi dili baohu butie');
INSERT INTO places VALUES ('150125', 'article', 'policy', '2026-05-19T23:40:00+00:00', 2, 0, 0, '', '~');
INSERT INTO places VALUES ('150125', 'article', 'technique', '2026-05-19T23:40:00+00:00', 1, 0, 224, '', '~');
INSERT INTO item_tags VALUES ('土豆', 1);
INSERT INTO item_tags VALUES ('晚疫病', 1);
INSERT INTO item_tags VALUES ('补贴', 2);
INSERT INTO attachments VALUES (2, 0, 'picture', 'image/webp', '2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97', 7, '病叶', NULL, 1200, 800, 0);
INSERT INTO terms (rowid, term) VALUES (1, '²么 ²么防 ²土 ²土豆 ²怎 ²怎么 ²晚 ²晚疫 ²疫 ²疫病 ²病 ²病怎 ²豆 ²豆晚 ²防 ¹么 ¹么防 ¹土 ¹土豆 ¹怎 ¹怎么 ¹晚 ¹晚疫 ¹疫 ¹疫病 ¹病 ¹病怎 ¹豆 ¹豆晚 ¹防 一 一次 七 七到 下 下雨 中 中心 么 么防 候 农 农技 到 到十 十 十天 县 县农 土 土豆 多 多就 多的 天 天打 就 就要 川 川县 广 广中 心 怎 怎么 打 打一 技 技推 推 推广 时 时候 晚 晚疫 次 次药 武 武川 疫 疫病 病 病怎 的 的时 药 要 要防 豆 豆晚 防 防晚 雨 雨多');
INSERT INTO terms (rowid, term) VALUES (2, '0 02 1 1号 2 20 26 6 ²保 ²保护 ²力 ²力保 ²地 ²地力 ²地地 ²护 ²护补 ²耕 ²耕地 ²补 ²补贴 ²贴 ¹保 ¹保护 ¹力 ¹力保 ¹地 ¹地力 ¹地地 ¹护 ¹护补 ¹耕 ¹耕地 ¹补 ¹补贴 ¹贴 一 一卡 一次 七 七到 下 下雨 业 业站 中 中心 乡 乡政 亩 亩算 保 保护 候 内 内农 农 农业 农发 农户 农技 准 准由 到 到一 到十 力 力保 区 区定 十 十天 卡 卡通 县 县农 发 号 地 地力 地地 地的 多 多就 多的 天 天打 定 就 就要 川 川县 广 广中 府 府农 心 户 打 打一 打到 技 技推 护 护补 按 按亩 推 推广 政 政府 时 时候 晚 晚疫 村 村里 标 标准 次 次药 武 武川 治 治区 由 由自 疫 疫病 病 登 登记 的 的农 的时 种 种地 站 算 耕 耕地 自 自治 药 补 补贴 要 要防 记 贴 通 里 里登 防 防晚 雨 雨多');
