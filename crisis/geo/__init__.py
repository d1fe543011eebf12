"""The one room that speaks Shapely and PROJ: shapes, metres, index. It knows no incident."""
