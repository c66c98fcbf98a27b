//! Counties and cities of Taiwan, and how the names of townships and villages end.

/// The twenty-two counties and cities, with 台 for 臺.
pub(super) const COUNTIES: [&str; 22] = [
    "台北市",
    "新北市",
    "桃園市",
    "台中市",
    "台南市",
    "高雄市",
    "基隆市",
    "新竹市",
    "嘉義市",
    "新竹縣",
    "苗栗縣",
    "彰化縣",
    "南投縣",
    "雲林縣",
    "嘉義縣",
    "屏東縣",
    "宜蘭縣",
    "花蓮縣",
    "台東縣",
    "澎湖縣",
    "金門縣",
    "連江縣",
];

/// Last characters of townships, towns, cities of a county and districts.
pub(super) const TOWNS: [char; 4] = ['鄉', '鎮', '市', '區'];

/// Most characters of a township's name: 阿里山鄉, 三地門鄉.
pub(super) const LONGEST_TOWN: usize = 4;

/// Last words of roads.
pub(super) const ROADS: [&str; 3] = ["大道", "路", "街"];

/// Most characters of a road's name.
pub(super) const LONGEST_ROAD: usize = 12;
